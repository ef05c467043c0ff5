package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes with the real git to a plane that serves, and looks at what becomes of it on the lab. */
class PushedPlaneIT {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration BOUND = Duration.ofSeconds(120);

    @TempDir
    Path home;

    private final String one = "pushed-" + UUID.randomUUID().toString().substring(0, 8);
    private final String two = one + "-b";
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Map<String, String> lab;
    private FleetPlane plane;
    private Thread serving;
    private Path work;

    @BeforeEach
    void serve() throws Exception {
        lab = Shell.lab();
        FleetPlane.Plan plan = new FleetPlane.Plan(
                home,
                PROJECT.resolve("lab/casc.yaml"),
                lab,
                PROJECT.resolve("jenkinsfiles/push.Jenkinsfile"),
                0,
                this::write);
        plane = new FleetPlane(plan, log);
        serving = new Thread(() -> {
            try {
                plane.serve();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        });
        serving.start();
        work = home.resolve("work");
        Shell.run("git", "clone", "-q", plane.repository().toString(), work.toString());
    }

    @AfterEach
    void stop() throws Exception {
        if (plane == null) {
            return;
        }
        serving.interrupt();
        serving.join(BOUND.toMillis());
        plane.close();
        for (String stack : new String[] {one, two}) {
            Shell.remove(lab, stack, "/var/lib/homeplane/stacks/" + stack);
        }
    }

    @Test
    void shouldRunThePipelineForEachPushAndDeployOnlyWhatChanged() throws Exception {
        assertThat(result(1)).as(log::toString).isEqualTo("SUCCESS");
        assertThat(containers(one)).isNotEmpty();
        String untouched = containers(two);

        Files.writeString(work.resolve("stacks/one/compose.yaml"), compose("2"));
        String commit = push("Say something else");

        assertThat(result(2)).as(log::toString).isEqualTo("SUCCESS");
        assertThat(run(2).path("revision").asText()).isEqualTo(commit);
        String second = get("runs/2/log");
        assertThat(second)
                .contains("compose.yaml changed", "[" + one + "]   confirmed", "[" + two + "]   unchanged")
                .contains("Checked out " + commit)
                .endsWith("Finished: SUCCESS\n");
        assertThat(log.toString(java.nio.charset.StandardCharsets.UTF_8))
                .as("streamed")
                .contains(second);
        assertThat(containers(two)).isEqualTo(untouched);

        Files.writeString(work.resolve("komodo/stacks.toml"), "[[stack]]\nname = \"x\"\nconfig.server_id = \"gone\"\n");
        push("Break it");

        assertThat(result(3)).isEqualTo("FAILURE");
        assertThat(get("runs/3/log")).contains("gone").doesNotContain("\tat io.homeplane");
        assertThat(containers(two)).isEqualTo(untouched);
    }

    private String push(String message) throws Exception {
        Shell.git(work, "commit", "-q", "-a", "-m", message);
        Shell.git(work, "push", "-q", "origin", "HEAD:main");
        return Shell.git(work, "rev-parse", "HEAD");
    }

    private String result(int number) throws Exception {
        await().atMost(BOUND).until(() -> run(number).path("result").isTextual());
        return run(number).path("result").asText();
    }

    private JsonNode run(int number) throws Exception {
        for (JsonNode run : new ObjectMapper().readTree(get("api/v1/fleet")).path("runs")) {
            if (run.path("number").asInt() == number) {
                return run;
            }
        }
        return new ObjectMapper().createObjectNode();
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(plane.address() + path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String containers(String stack) throws IOException, InterruptedException {
        return Shell.onHome(lab, "docker ps -q --filter label=com.docker.compose.project=" + stack);
    }

    /** The sample fleet's ways and secrets, with two stacks of its own. */
    private void write(Path fleet) throws Exception {
        Shell.run(PROJECT.resolve("lab/render-fleet").toString(), fleet.toString());
        for (String removed : new String[] {"stacks-home", "stacks-vps", "procedures"}) {
            Files.delete(fleet.resolve("komodo/" + removed + ".toml"));
        }
        StringBuilder tables = new StringBuilder();
        for (String[] stack : new String[][] {{one, "one"}, {two, "two"}}) {
            Files.createDirectories(fleet.resolve("stacks/" + stack[1]));
            Files.writeString(fleet.resolve("stacks/" + stack[1] + "/compose.yaml"), compose("1"));
            tables.append("""
                    [[stack]]
                    name = "%s"
                    [stack.config]
                    server_id = "home"
                    run_directory = "stacks/%s"
                    file_paths = ["compose.yaml"]
                    """.formatted(stack[0], stack[1]));
        }
        Files.writeString(fleet.resolve("komodo/stacks.toml"), tables);
        Shell.git(fleet, "add", "-A");
        Shell.git(fleet, "commit", "-q", "-m", "Two stacks of its own");
    }

    private static String compose(String word) {
        return """
                services:
                  idle:
                    image: hp/busybox:1
                    init: true
                    stop_grace_period: 0s
                    command: ["sleep", "100000"]
                    environment: {WORD: "%s"}
                    healthcheck: {test: ["CMD", "true"], interval: 1s}
                """.formatted(word);
    }
}
