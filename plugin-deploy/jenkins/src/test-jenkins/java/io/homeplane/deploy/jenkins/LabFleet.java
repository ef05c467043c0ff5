package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.homeplane.deploy.secrets.sops.EncryptionPolicy;
import io.homeplane.deploy.secrets.sops.Sops;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The sample fleet as a git repository of its own, with the addresses of the lab that is up, to which tests commit. */
final class LabFleet {
    private static final Path ENVIRONMENT = Path.of("/var/lib/homeplane-lab/lab.env");

    private final Path directory;
    private final Properties lab = new Properties();

    private LabFleet(Path directory) throws IOException {
        this.directory = directory;
        try (Reader lines = Files.newBufferedReader(ENVIRONMENT)) {
            lab.load(lines);
        }
    }

    /** Skips the test where no lab is up. */
    static LabFleet renderedIn(Path directory) throws Exception {
        assumeTrue(Files.isReadable(ENVIRONMENT), "no lab is up at " + ENVIRONMENT + ": start it with lab/up");
        run(LabFiles.LAB.resolve("render-fleet").toString(), directory.toString());
        return new LabFleet(directory);
    }

    Path directory() {
        return directory;
    }

    /** A line of the lab's lab.env. */
    String setting(String name) {
        return lab.getProperty(name).replaceAll("^\"|\"$", "");
    }

    String sshKey() throws IOException {
        return Files.readString(Path.of(setting("HP_SSH_KEY")));
    }

    /** Adds a stack of one service on home, with a directory ./data. */
    LabFleet withStack(String name, String image, String healthCommand) throws IOException {
        write("komodo/" + name + ".toml", """
                [[stack]]
                name = "%1$s"
                [stack.config]
                server_id = "home"
                run_directory = "stacks/%1$s"
                file_paths = ["compose.yaml"]
                """.formatted(name));
        write("stacks/" + name + "/compose.yaml", """
                services:
                  web:
                    image: %s
                    init: true
                    stop_grace_period: 0s
                    command: ["httpd", "-f", "-p", "8080", "-h", "/data"]
                    volumes: ["./data:/data"]
                    healthcheck:
                      test: ["CMD-SHELL", "%s"]
                      interval: 1s
                      retries: 1000
                """.formatted(image, healthCommand));
        return this;
    }

    /** Adds a file that is encrypted for the lab's identity; a stack beside whose compose.yaml it lies is given it as .env. */
    LabFleet withSecret(String path, String plaintext) throws Exception {
        String recipient = LabFiles.identity()
                .lines()
                .filter(line -> line.startsWith("# public key: "))
                .map(line -> line.substring("# public key: ".length()))
                .findFirst()
                .orElseThrow();
        byte[] encrypted = Sops.encrypt(
                path,
                plaintext.getBytes(StandardCharsets.UTF_8),
                EncryptionPolicy.forAge(List.of(recipient)),
                Clock.systemUTC());
        write(path, new String(encrypted, StandardCharsets.UTF_8));
        Path compose = directory.resolve(path).resolveSibling("compose.yaml");
        if (Files.exists(compose)) {
            Files.writeString(compose, "    env_file: [.env]\n", StandardOpenOption.APPEND);
        }
        return this;
    }

    LabFleet withJenkinsfile(String text) throws IOException {
        write("Jenkinsfile", text);
        return this;
    }

    void commit() throws Exception {
        git("add", "-A");
        git(
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@example.org",
                "-c",
                "commit.gpgsign=false",
                "commit",
                "-qm",
                "more");
    }

    /** Runs a command on the lab's host home. */
    void onHome(String command) throws Exception {
        run(
                "ssh",
                "-i",
                setting("HP_SSH_KEY"),
                "-o",
                "BatchMode=yes",
                "-o",
                "UserKnownHostsFile=" + setting("HP_KNOWN_HOSTS"),
                "root@" + setting("HP_HOME_ADDRESS"),
                command);
    }

    /** Takes a stack down that a test has deployed, whatever became of it. */
    void forget(String stack) throws Exception {
        onHome("docker ps -aq --filter label=com.docker.compose.project=" + stack
                + " | xargs -r docker rm -f >/dev/null;"
                + " docker network ls -q --filter label=com.docker.compose.project=" + stack
                + " | xargs -r docker network rm >/dev/null; rm -rf /var/lib/homeplane/stacks/" + stack);
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        run(command.toArray(new String[0]));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }
}
