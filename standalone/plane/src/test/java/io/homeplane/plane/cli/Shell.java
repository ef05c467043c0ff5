package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands on this machine and on the lab's host {@code home}. */
final class Shell {
    private Shell() {}

    /** What the lab says of itself; skips the test where it does not run. */
    static Map<String, String> lab() throws IOException {
        String named = System.getenv("HP_LAB_ENV");
        Path file = Path.of(named == null ? "/var/lib/homeplane-lab/lab.env" : named);
        assumeTrue(
                Files.isReadable(file), "the lab does not run here: start it with lab/up (" + file + " is not there)");
        Map<String, String> settings = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2) {
                settings.put(parts[0], parts[1].replaceAll("^\"|\"$", ""));
            }
        }
        return settings;
    }

    /** The output of a command that must succeed. */
    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output.strip();
    }

    static String git(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                "git",
                "-C",
                directory.toString(),
                "-c",
                "user.name=test",
                "-c",
                "user.email=test@homeplane.invalid",
                "-c",
                "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        return run(command.toArray(new String[0]));
    }

    static String onHome(Map<String, String> lab, String command) throws IOException, InterruptedException {
        return run(ssh(lab, command).toArray(new String[0]));
    }

    /** What runs a command on home. */
    static List<String> ssh(Map<String, String> lab, String command) {
        return List.of(
                "ssh",
                "-i",
                lab.get("HP_SSH_KEY"),
                "-o",
                "UserKnownHostsFile=" + lab.get("HP_KNOWN_HOSTS"),
                "-o",
                "BatchMode=yes",
                "root@" + lab.get("HP_HOME_ADDRESS"),
                command);
    }

    /** Takes down what a test deployed to {@code home}. */
    static void remove(Map<String, String> lab, String project, String state) throws IOException, InterruptedException {
        String label = "label=com.docker.compose.project=" + project;
        onHome(
                lab,
                "docker ps -aq --filter " + label + " | xargs -r docker rm -f; docker network ls -q --filter " + label
                        + " | xargs -r docker network rm; rm -rf " + state);
    }
}
