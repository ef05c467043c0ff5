package io.homeplane.tunnels.recover;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.severing.HomelabFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands in a real shell, with a docker and a systemctl that write down what they are asked. */
class TargetCommandsTest {
    private static final String DOCKER = """
            #!/bin/sh
            echo "docker $*" >>"$CALLS"
            case "$*" in
              *NetworkMode*beside) echo container:id-of-gerbil ;;
              *NetworkMode*) echo bridge ;;
              *State.Status*missing) exit 1 ;;
              *State.Status*frozen) echo paused id-of-frozen ;;
              *State.Status*) echo running id-of-gerbil ;;
              'ps -q') echo beside other ;;
            esac
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void aServer() throws IOException {
        program("docker", DOCKER);
        program("systemctl", "#!/bin/sh\necho \"systemctl $*\" >>\"$CALLS\"\n");
        program("sudo", "#!/bin/sh\necho sudo $1 >>\"$CALLS\"\nshift\nexec \"$@\"\n");
    }

    @Test
    void shouldRestartAlsoWhatHasTheNetworkOfAContainer() throws Exception {
        assertThat(run(TargetCommands.restart(container("gerbil")))).isZero();
        assertThat(calls()).contains("docker restart gerbil", "docker restart beside");
        assertThat(calls()).doesNotContain("docker restart other", "docker unpause gerbil");
    }

    @Test
    void shouldLetAPausedContainerGoOnFirst() throws Exception {
        assertThat(run(TargetCommands.restart(container("frozen")))).isZero();
        assertThat(calls()).containsSubsequence("docker unpause frozen", "docker restart frozen");
    }

    @Test
    void shouldFailForAContainerThatIsNotThere() throws Exception {
        assertThat(run(TargetCommands.restart(container("missing")))).isNotZero();
        assertThat(calls()).noneMatch(call -> call.startsWith("docker restart"));
    }

    @Test
    void shouldRestartAUnitThatHasFailedTooOften() throws Exception {
        assertThat(run(TargetCommands.restart(target(RecoveryTarget.Kind.UNIT, "wg-quick@wg0.service"))))
                .isZero();
        assertThat(calls())
                .containsExactly(
                        "systemctl reset-failed -- wg-quick@wg0.service", "systemctl restart -- wg-quick@wg0.service");
    }

    @Test
    void shouldTakeEveryNameAsANameAndNotAsACommand() throws Exception {
        String name = "a'b; touch " + directory.resolve("harm") + "; $(touch " + directory.resolve("harm") + ")";
        for (RecoveryTarget.Kind kind : RecoveryTarget.Kind.values()) {
            run(TargetCommands.look(target(kind, name)));
            if (kind != RecoveryTarget.Kind.STACK) {
                run(TargetCommands.restart(target(kind, name)));
            }
        }
        assertThat(directory.resolve("harm")).doesNotExist();
        assertThat(calls()).anyMatch(call -> call.equals("docker restart " + name));
    }

    @Test
    void shouldDoItAsTheUserWhoMay() throws Exception {
        HomelabFiles lab = new HomelabFiles(directory);
        lab.path("server = 'vps'; address = '10.0.0.1'; user = 'ada'; become = 'sudo'");
        ServerPath path = lab.read().inventory().pathsTo("vps").get(0);

        assertThat(run(TargetCommands.as(path, TargetCommands.restart(container("it's")))))
                .isZero();
        assertThat(calls()).startsWith("sudo -n").contains("docker restart it's");
    }

    private static RecoveryTarget container(String name) {
        return target(RecoveryTarget.Kind.CONTAINER, name);
    }

    private static RecoveryTarget target(RecoveryTarget.Kind kind, String name) {
        return new RecoveryTarget(kind, name, "edge", "");
    }

    private void program(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private int run(String command) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command);
        shell.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        shell.environment().put("CALLS", directory.resolve("calls").toString());
        return shell.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(directory.resolve("calls"));
    }
}
