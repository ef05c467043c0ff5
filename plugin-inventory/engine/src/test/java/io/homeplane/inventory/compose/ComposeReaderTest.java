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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void shouldFollowExtendsAndIncludeAcrossDirectories() throws Exception {
        write("services:\n  base: {image: b, volumes: [\"./x:/x\"], env_file: [e.env]}\n", "shared/base.yaml");
        write(
                "services:\n  db: {image: db, volumes: [\"./y:/y\"]}\nnetworks: {back: {name: backs}}\n",
                "parts/db.yaml");
        ComposeReading reading = read("""
                include: [../parts/db.yaml]
                services:
                  web: {extends: {file: ../shared/base.yaml, service: base}, image: w}
                """);

        assertThat(reading.problems()).isEmpty();
        ComposeProject project = reading.project();
        assertThat(project.services()).containsOnlyKeys("web", "db");
        assertThat(project.services().get("web").image()).isEqualTo("w");
        assertThat(project.services().get("web").envFiles()).containsExactly(new EnvFile("shared/e.env", true));
        assertThat(project.services().get("web").bindMounts())
                .containsExactly(new BindMount("shared/x", "/x", false, true));
        assertThat(project.services().get("db").bindMounts())
                .containsExactly(new BindMount("parts/y", "/y", false, true));
        assertThat(project.createdNetworks()).contains("backs");
        assertThat(project.files()).containsExactly("app/compose.yaml");
        assertThat(project.sources())
                .containsExactlyInAnyOrder("app/compose.yaml", "shared/base.yaml", "parts/db.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "services:~  a: {extends: b, image: x}~  b: {extends: a} | HP0032 | leads back to service",
                "services:~  a: {extends: bb, image: x}~  b: {image: x} | HP0032 | there is no service",
                "services:~  a: {extends: {file: no.yaml, service: b}, image: x} | HP0030 | app/no.yaml is not read",
                "services:~  a: {extends: {file: ../../../x.yaml, service: b}, image: x} | HP0006 | leads out",
                "include: [compose.yaml]~services:~  a: {image: x} | HP0032 | leads back to app/compose.yaml",
                "include: [no.yaml]~services:~  a: {image: x} | HP0030 | app/no.yaml is not read",
                "include: [https://example.com/x.yaml]~services:~  a: {image: x} | HP0033 | is not fetched here",
                "services:~  a: {extends: {file: 'oci://u:p@example.com/x', service: b}, image: x} | HP0033 | oci://example.com/x is",
                "services:~  a: {image: 'x:${TAG:?which}'} | HP0035 | stops without it: which"
            })
    void shouldSayWhatCannotBeFollowed(String text, String code, String message) throws Exception {
        ComposeReading reading = read(text.replace('~', '\n') + "\n");

        assertThat(reading.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.message()).contains(message);
            assertThat(problem.position().line()).isPositive();
        });
        assertThat(reading.project().services()).containsKey("a");
    }

    @Test
    void shouldLeaveAVariableAsWrittenThatASecretMayKnow() throws Exception {
        write("services:\n  a: {image: \"x:${TAG:?which}-${NAME}\"}\n", "app/compose.yaml");
        Stack plain = stack(List.of("compose.yaml"));
        Stack hooked = new Stack(
                plain.name(),
                plain.position(),
                "",
                List.of(),
                plain.server(),
                plain.project(),
                plain.runDirectory(),
                plain.files(),
                plain.environment(),
                new Hook("app", "sops-decrypt.sh"),
                Hook.NONE,
                List.of(),
                false);

        ComposeReading reading = ComposeReader.read(repository, hooked);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.project().services().get("a").image()).isEqualTo("x:${TAG:?which}-site");
    }

    @Test
    void shouldStartOnlyTheServicesOfTheProfilesThatAreAskedFor() throws Exception {
        ComposeProject project = read("services:\n  a: {image: x}\n  b: {image: x, profiles: [p]}\n")
                .project();

        assertThat(project.startedServices()).extracting(ComposeService::name).containsExactly("a");
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
        return ComposeStacks.of("site", "app", files, Map.of("NAME", "site"));
    }
}
