package io.homeplane.deploy.stack;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server's containers through its Docker API, over a forwarded socket. */
final class DockerView implements Closeable {
    private static final String PROJECT = "com.docker.compose.project";
    private static final String SERVICE = "com.docker.compose.service";
    private static final String ONE_OFF = "com.docker.compose.oneoff";

    private final DockerClient docker;

    private DockerView(DockerClient docker) {
        this.docker = docker;
    }

    /** Through the local end of a forwarded docker socket. */
    static DockerView open(Path socket) {
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost("unix://" + socket)
                .withDockerTlsVerify(false)
                .build();
        return new DockerView(DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .connectionTimeout(Duration.ofSeconds(10))
                        .responseTimeout(Duration.ofSeconds(20))
                        .build()));
    }

    /**
     * Every container of a project, stopped ones too, without one-off containers.
     *
     * @throws IOException when Docker does not answer
     */
    List<ContainerState> containers(String project) throws IOException {
        try {
            return docker
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(Map.of(PROJECT, project))
                    .exec()
                    .stream()
                    .filter(container -> !"True".equals(container.getLabels().get(ONE_OFF)))
                    .map(DockerView::state)
                    .toList();
        } catch (DockerException e) {
            throw new IOException("docker answered " + e.getHttpStatus(), e);
        } catch (RuntimeException e) { // docker-java wraps lost connections in it
            throw new IOException("docker did not answer: " + e.getMessage(), e);
        }
    }

    /** What the container's last health check printed; empty when it has none, or Docker does not tell. */
    String lastHealthOutput(String container) {
        try {
            InspectContainerResponse.ContainerState state =
                    docker.inspectContainerCmd(container).exec().getState();
            if (state.getHealth() == null || state.getHealth().getLog() == null) {
                return "";
            }
            var log = state.getHealth().getLog();
            String output = log.isEmpty() ? null : log.get(log.size() - 1).getOutput();
            return output == null ? "" : output.strip();
        } catch (RuntimeException e) { // it only adds to a sentence that is said anyway
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        docker.close();
    }

    private static ContainerState state(Container container) {
        String name = container.getNames().length == 0 ? container.getId() : container.getNames()[0].substring(1);
        return new ContainerState(
                name, container.getLabels().getOrDefault(SERVICE, ""), container.getState(), container.getStatus());
    }
}
