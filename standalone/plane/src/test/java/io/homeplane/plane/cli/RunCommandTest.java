package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plane run} in a process of its own, as people start it. */
class RunCommandTest {
    @TempDir
    Path directory;

    private Path fleet;
    private Path casc;

    @BeforeEach
    void write() throws Exception {
        fleet = Files.createDirectory(directory.resolve("fleet"));
        Files.writeString(fleet.resolve("servers.toml"), "[[server]]\nname = \"home\"\n");
        casc = Files.writeString(directory.resolve("casc.yaml"), """
                unclassified:
                  homeplane:
                    inventories:
                      - {name: fleet, location: "%s", job: {name: push, jenkinsfile: ci/push}}
                """.formatted(fleet));
    }

    @Test
    void shouldRunTheJobThatConfigurationAsCodeNames() throws Exception {
        Files.createDirectory(fleet.resolve("ci"));
        Files.writeString(
                fleet.resolve("ci/push"), "node { checkout scm\n echo \"${inventory(dir: '.').servers} servers\" }");

        assertThat(run("--casc", casc.toString(), "--job", "push")).contains("1 servers", "Finished: SUCCESS");
    }

    @Test
    void shouldSayThatNoInventoryNamesTheJob() throws Exception {
        assertThat(run("--casc", casc.toString(), "--job", "pull"))
                .isEqualTo("plane: no inventory names job pull: give a Jenkinsfile, or --casc with a file in which an"
                        + " inventory has it as its job\n");
    }

    @Test
    void shouldSayThatTheJobsJenkinsfileIsNotThere() throws Exception {
        assertThat(run("--casc", casc.toString(), "--job", "push"))
                .isEqualTo("plane: there is no ci/push in " + fleet + ", which job push runs\n");
    }

    /** What it printed. */
    private String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.homeplane.plane.cli.Main",
                "run",
                "--home",
                directory.resolve("home").toString()));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
