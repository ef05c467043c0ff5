package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.homeplane.deploy.secrets.sops.EncryptionPolicy;
import io.homeplane.deploy.secrets.sops.Sops;
import io.homeplane.plane.cli.ProcessWatch.Sighting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Greps everything that a deploy and the blocks of {@code sopsDecrypt} may have written for their secrets, and every process
 * while they run. The secrets may be in the stack's own state directory on its server, in Docker's configuration of the
 * container that gets them, and in the block that asked for them.
 */
class LeakIT {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    /** Docker and its containerd keep what a container is started with, the values of its environment among it. */
    private static final String DOCKERS_OWN = "|var/lib/docker/containers/[0-9a-f]+/config.v2.json"
            + "|var/lib/docker/containerd/.*/meta.db|run/docker/containerd/.*/config.json";

    private final String id = UUID.randomUUID().toString();
    private final String stack = "leak-" + id.substring(0, 8);
    private final String environment = "environment-" + id;
    private final String mounted = "say \"mounted\" 'to' $me\\ " + id + "\nand in a second line " + id;
    private final String blockFile = "block file \"with\" 'quotes' " + id + "\nand a second line of it " + id;
    private final String blockVariable = "block-variable-" + id;

    @TempDir
    Path directory;

    private Map<String, String> lab;

    @BeforeEach
    void write() throws Exception {
        lab = Shell.lab();
        Path fleet = directory.resolve("fleet");
        Shell.run(PROJECT.resolve("lab/render-fleet").toString(), fleet.toString());
        Files.writeString(fleet.resolve("komodo/leak.toml"), """
                [[stack]]
                name = "%1$s"
                [stack.config]
                server_id = "home"
                run_directory = "stacks/leak"
                file_paths = ["compose.yaml"]
                """.formatted(stack));
        Files.createDirectories(fleet.resolve("stacks/leak/conf"));
        Files.writeString(fleet.resolve("stacks/leak/compose.yaml"), """
                services:
                  idle:
                    image: hp/busybox:1
                    init: true
                    stop_grace_period: 0s
                    command: ["sleep", "100000"]
                    env_file: [.env]
                    volumes: ["./conf:/conf:ro"]
                    healthcheck: {test: ["CMD", "grep", "-q", "second line", "/conf/app.json"], interval: 1s}
                """);
        encrypt(fleet, "stacks/leak/.sops.env", "TOKEN=" + environment + "\n");
        encrypt(fleet, "stacks/leak/conf/app.sops.json", "{\"key\": " + json(mounted) + "}\n");
        encrypt(fleet, "secrets/file.sops.json", "{\"key\": " + json(blockFile) + "}\n");
        encrypt(fleet, "secrets/variable.sops.env", "TOKEN=" + blockVariable + "\n");
        Shell.git(fleet, "add", "-A");
        Shell.git(fleet, "commit", "-q", "-m", "A stack with secrets");
        Files.writeString(directory.resolve("Jenkinsfile"), """
                node {
                  checkout scm
                  inventory(dir: '.')
                  inventoryPlan()
                  echo "outcome is ${deployStack(stack: '%1$s', health: 90).outcome}"
                  sopsDecrypt(file: 'secrets/file.sops.json', credentialsId: 'lab-age', fileVariable: 'SECRETS', strict: true) {
                    sh 'echo "file is $SECRETS"; cat "$SECRETS"; printf "%%s" "$(cat "$SECRETS")"'
                  }
                  sopsDecrypt(file: 'secrets/variable.sops.env', credentialsId: 'lab-age', strict: true) {
                    sh 'echo "token is $TOKEN"; printf "%%s" "$TOKEN" | base64 -w 0'
                    sh 'n=0; until [ -e "$WORKSPACE/seen" ]; do n=$((n + 1)); [ $n -lt 600 ]; sleep 0.1; done'
                    try { error("no login with ${env.TOKEN}") } catch (refused) { echo "caught ${refused.message}" }
                  }
                }
                """.formatted(stack));
    }

    @AfterEach
    void tidy() throws Exception {
        if (lab != null) {
            Shell.remove(lab, stack, "/var/lib/homeplane/stacks/" + stack);
        }
    }

    @Test
    void shouldLeaveNoTraceOfASecretOutsideItsServersStateAndItsBlock() throws Exception {
        Traces all = new Traces(environment, mounted, blockFile, blockVariable);
        Process plane = start();
        String log;
        try (ProcessWatch deploy = new ProcessWatch(new Traces(environment, mounted, blockFile), sighting -> {});
                ProcessWatch block = new ProcessWatch(new Traces(blockVariable), this::goOn)) {
            assertThat(plane.waitFor(300, TimeUnit.SECONDS)).isTrue();
            log = Files.readString(directory.resolve("log"));
            assertThat(log)
                    .contains("outcome is deployed", "token is ****", "caught no login with ****")
                    .contains("file is /dev/shm/homeplane-block-")
                    .endsWith("Finished: SUCCESS\n");
            assertThat(deploy.rounds()).isPositive();
            assertThat(deploy.seen())
                    .filteredOn(sighting ->
                            !(sighting.container() && sighting.file().equals("environ")))
                    .isEmpty();
            assertThat(deploy.seen()).as("the container has its variable").isNotEmpty();
            assertThat(block.seen()).isNotEmpty().allSatisfy(sighting -> {
                assertThat(sighting.file()).isEqualTo("environ");
                assertThat(sighting.ancestors()).contains(plane.pid());
            });
        }
        assertThat(all.below(directory)).isEmpty();
        assertThat(all.below(Path.of("/dev/shm"))).isEmpty();
        String state = "var/lib/homeplane/stacks/" + stack + "/.*";
        assertThat(new Traces(mounted).onHome(lab)).isNotEmpty().allMatch(file -> file.matches(state));
        assertThat(new Traces(environment).onHome(lab))
                .isNotEmpty()
                .allMatch(file -> file.matches(state + DOCKERS_OWN));
        assertThat(new Traces(blockFile, blockVariable).onHome(lab)).isEmpty();
    }

    /** Else the test above would say nothing. */
    @Test
    void shouldFindASecretThatIsPlanted() throws Exception {
        Traces traces = new Traces(environment, mounted);
        Path file = directory.resolve("home/builds/1/log");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "x " + Base64.getEncoder().encodeToString(environment.getBytes(StandardCharsets.UTF_8)));
        Files.writeString(file.resolveSibling("build.xml"), "<line>and in a second line " + id + "</line>");
        assertThat(traces.below(directory)).containsExactlyInAnyOrder(file, file.resolveSibling("build.xml"));

        String there = "/root/planted-" + id;
        Shell.onHome(lab, "printf '%s' '" + json(mounted).replace("'", "'\\''") + "' > " + there);
        try {
            assertThat(traces.onHome(lab)).containsExactly(there.substring(1));
        } finally {
            Shell.onHome(lab, "rm " + there);
        }

        ProcessBuilder careless = new ProcessBuilder("sh", "-c", "read line # " + environment);
        careless.environment().put("TOKEN", environment);
        Process process = careless.start();
        try (ProcessWatch watch = new ProcessWatch(traces, sighting -> {})) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> watch.seen().stream()
                            .filter(sighting -> sighting.process() == process.pid())
                            .map(Sighting::file)
                            .toList()
                            .containsAll(List.of("cmdline", "environ")));
        } finally {
            process.destroy();
        }
    }

    private void goOn(Sighting seen) {
        try {
            Files.writeString(directory.resolve("home/workspace/leak/seen"), "");
        } catch (IOException notYet) {
            throw new IllegalStateException(notYet);
        }
    }

    private Process start() throws IOException {
        ProcessBuilder plane = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + Files.createDirectory(directory.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                "io.homeplane.plane.cli.Main",
                "run",
                directory.resolve("Jenkinsfile").toString(),
                "--job",
                "leak",
                "--casc",
                casc().toString(),
                "--inventory",
                directory.resolve("fleet").toString(),
                "--home",
                directory.resolve("home").toString());
        plane.environment().putAll(lab);
        plane.environment()
                .put("HOMEPLANE_REPOSITORY", directory.resolve("fleet").toString());
        return plane.redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    private Path casc() throws IOException {
        String text = Files.readString(PROJECT.resolve("lab/casc.yaml")).replace("- \"fleet\"", "- \"leak\"");
        return Files.writeString(directory.resolve("casc.yaml"), text);
    }

    private static void encrypt(Path fleet, String path, String plaintext) throws Exception {
        String recipient = Files.readString(PROJECT.resolve("lab/age-key.txt"))
                .lines()
                .filter(line -> line.startsWith("# public key: "))
                .map(line -> line.substring("# public key: ".length()))
                .findFirst()
                .orElseThrow();
        Files.write(
                fleet.resolve(path),
                Sops.encrypt(
                        path,
                        plaintext.getBytes(StandardCharsets.UTF_8),
                        EncryptionPolicy.forAge(List.of(recipient)),
                        Clock.systemUTC()));
    }

    private static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
