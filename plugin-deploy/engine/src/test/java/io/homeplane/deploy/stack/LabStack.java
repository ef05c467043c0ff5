package io.homeplane.deploy.stack;

import io.homeplane.deploy.lab.Lab;
import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A stack of its own on a host of the lab, taken down at the end whatever became of it. */
final class LabStack implements AutoCloseable {
    static final DeployTimeouts SHORT = new DeployTimeouts(
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(10));

    final Lab lab = Lab.require();
    final String server;
    final String project = "it-" + UUID.randomUUID().toString().substring(0, 8);
    final Connection connection;
    final HeardProgress progress = new HeardProgress();
    Repository repository;
    Map<String, String> environment = Map.of();

    LabStack() throws ConnectionException, InterruptedException {
        this("home");
    }

    LabStack(String server) throws ConnectionException, InterruptedException {
        this.server = server;
        connection = lab.connector().connect(lab.path(server));
        repository = new Repository().with("app/compose.yaml", serving("1"));
    }

    /** One service that serves the files of ./www and is healthy as long as they are there. */
    String serving(String version) {
        return """
                services:
                  web:
                    image: %s
                    init: true
                    stop_grace_period: 0s
                    command: ["httpd", "-f", "-p", "8080", "-h", "/data"]
                    environment:
                      GREETING: ${GREETING:-none}
                    volumes: ["./data:/data"]
                    healthcheck:
                      test: ["CMD", "true"]
                      interval: 1s
                """.formatted(lab.image(version));
    }

    DeployRequest request() {
        return new DeployRequest(
                Stacks.of(project, "app/compose.yaml", environment),
                Lab.server(server),
                List.of(lab.path(server)),
                repository,
                "0123abc",
                "tester",
                SHORT,
                false,
                false);
    }

    DeployResult deploy() throws DeployException, InterruptedException {
        return deploy(request());
    }

    DeployResult deploy(DeployRequest request) throws DeployException, InterruptedException {
        return deployer().deploy(request, progress);
    }

    StackDeployer deployer() {
        return new StackDeployer(
                lab.connector(),
                (path, ciphertext) -> new String(ciphertext, StandardCharsets.UTF_8)
                        .replace("ENC:", "")
                        .getBytes(StandardCharsets.UTF_8),
                Clock.systemUTC());
    }

    /** As the first deploy was. */
    DeployResult deployAgainUnchanged() throws DeployException, InterruptedException {
        repository.with("app/compose.yaml", serving("1"));
        return deploy();
    }

    String directory() {
        return "/var/lib/homeplane/stacks/" + project;
    }

    /** The output of a command on the host. */
    String run(String command) {
        try {
            CommandResult result = connection.run(command, Duration.ofSeconds(60));
            return (result.stdout() + result.stderr()).strip();
        } catch (ConnectionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ids of the project's containers. */
    String containers() {
        return run("docker ps -q --no-trunc --filter label=com.docker.compose.project=" + project + " | sort");
    }

    @Override
    public void close() {
        run("docker ps -aq --filter label=com.docker.compose.project=" + project + " | xargs -r docker rm -f; "
                + "docker network ls -q --filter label=com.docker.compose.project=" + project
                + " | xargs -r docker network rm; cd " + directory() + "/releases && for release in *; do"
                + " docker images --format '{{.Repository}}:{{.Tag}}' homeplane/keep | grep \"^homeplane/keep:$release-\""
                + " | xargs -r docker rmi; done; rm -rf " + directory());
        connection.close();
    }
}
