package io.homeplane.inventory.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.compose.ComposeService.BindMount;
import io.homeplane.inventory.compose.ComposeService.EnvFile;
import io.homeplane.inventory.compose.ComposeService.PublishedPort;
import io.homeplane.inventory.model.Hook;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.source.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeReaderTest {
    @TempDir
    Path repository;

    @Test
    void shouldReadWhatPlansNeedOfAService() throws Exception {
        ComposeService web = read("""
                services:
                  web:
                    image: busybox:${TAG:-1.36}
                    container_name: web-${NAME}
                    env_file: .env
                    networks: [front]
                    ports: ["127.0.0.1:8080:80", "53:53/udp", 9000]
                    volumes: ["./www:/www:ro", "data:/data", "/etc/ssl:/ssl"]
                    healthcheck: {test: [CMD, "true"]}
                networks:
                  front: {external: true}
                """).project().services().get("web");

        assertThat(web.image()).isEqualTo("busybox:1.36");
        assertThat(web.containerName()).isEqualTo("web-site");
        assertThat(web.healthcheck()).isTrue();
        assertThat(web.envFiles()).containsExactly(new EnvFile("app/.env", true));
        assertThat(web.networks()).containsExactly("front");
        assertThat(web.ports())
                .containsExactly(
                        new PublishedPort("127.0.0.1", "8080", "80", "tcp"),
                        new PublishedPort("", "53", "53", "udp"),
                        new PublishedPort("", "", "9000", "tcp"));
        assertThat(web.bindMounts())
                .containsExactly(
                        new BindMount("app/www", "/www", true, true), new BindMount("/etc/ssl", "/ssl", false, false));
    }

    @Test
    void shouldNameNetworksAsDockerDoes() throws Exception {
        ComposeProject project = read("""
                services:
                  web: {image: x, networks: [back, front]}
                  job: {image: x}
                networks:
                  back:
                  named: {name: shared}
                  front: {external: true}
                  old: {external: {name: legacy}}
                """).project();

        assertThat(project.createdNetworks()).containsExactly("site_back", "shared", "site_default");
        assertThat(project.externalNetworks()).containsExactly("front", "legacy");
    }

    @Test
    void shouldMergeSeveralFilesServiceByService() throws Exception {
        write("services:\n  web: {image: a, ports: [\"80:80\"]}\n", "app/compose.yaml");
        write("services:\n  web: {image: b, ports: [\"81:81\"]}\n  job: {image: c}\n", "app/more.yaml");

        ComposeProject project = ComposeReader.read(repository, stack(List.of("compose.yaml", "more.yaml")))
                .project();
        assertThat(project.services()).containsOnlyKeys("web", "job");
        assertThat(project.services().get("web").image()).isEqualTo("b");
        assertThat(project.services().get("web").ports()).hasSize(2);
    }

    @Test
    void shouldSayWhereAComposeFileIsBroken() throws Exception {
        assertThat(read("services:\n  web:\n    image: [x\n").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("HP0005");
                    assertThat(problem.position().file()).isEqualTo("app/compose.yaml");
                    assertThat(problem.position().line()).isPositive();
                });
        assertThat(read("services:\n  web:\n    image: x\n    ports: [\"99999:80\"]\n")
                        .problems())
                .singleElement()
                .extracting(Problem::code, problem -> problem.position())
                .containsExactly("HP0013", new Position("app/compose.yaml", 4, 13));
        assertThat(read("services: [web]\n").problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("HP0032", "HP0031");
        assertThat(read("").problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo("HP0032");
    }

    @Test
    void shouldNotTakeADisabledHealthcheckForOne() throws Exception {
        assertThat(read("services:\n  web: {image: x, healthcheck: {disable: true}}\n")
                        .project()
                        .services()
                        .get("web")
                        .healthcheck())
                .isFalse();
    }

    private ComposeReading read(String text) throws IOException, UnreadableFileException {
        write(text, "app/compose.yaml");
        return ComposeReader.read(repository, stack(List.of("compose.yaml")));
    }

    private void write(String text, String file) throws IOException {
        Path path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static Stack stack(List<String> files) {
        return new Stack(
                "site",
                new Position("stacks.toml", 1, 1),
                "",
                List.of(),
                "web1",
                "site",
                "app",
                files,
                Map.of("NAME", "site"),
                Hook.NONE,
                Hook.NONE,
                List.of(),
                false);
    }
}
