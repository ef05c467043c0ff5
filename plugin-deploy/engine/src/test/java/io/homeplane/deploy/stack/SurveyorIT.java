package io.homeplane.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.deploy.lab.Lab;
import io.homeplane.inventory.plan.Action;
import io.homeplane.inventory.plan.Orphan;
import io.homeplane.inventory.plan.StackState;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.connect.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says about a stack that was really deployed to the lab. */
class SurveyorIT {
    /** The emergency port of the lab's hosts, so that a cut is felt by this test alone. */
    private static final String PORT = "2244";

    private LabStack stack;

    @TempDir
    Path directory;

    @BeforeEach
    void deploy() throws Exception {
        stack = new LabStack("vps");
        Files.createDirectories(directory.resolve("app"));
        write("app/compose.yaml", stack.serving("1"));
        write("servers.toml", server("home") + server("vps"));
        write("stacks.toml", stackTable());
        stack.deploy(DeployRequest.of(snapshot().inventory(), stack.project, "", new CheckoutFiles(directory))
                .within(LabStack.SHORT));
    }

    @AfterEach
    void close() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void shouldSayUnchangedAfterADeploy() throws Exception {
        StackState state = state();

        assertThat(state.action()).isEqualTo(Action.UNCHANGED);
        assertThat(state.reasons()).isEmpty();
        assertThat(stack.run("cat " + stack.directory() + "/confirmed")).contains("\"id\":\"" + state.release() + "\"");
        assertThat(state.releaseTime()).isNotEmpty();
    }

    @Test
    void shouldSayDriftedWhenItsContainerIsStopped() throws Exception {
        stack.run("docker stop -t 0 " + stack.containers());

        assertThat(state().action()).isEqualTo(Action.DRIFTED);
        assertThat(state().reasons().get(0)).contains(stack.project + "-web-1 does not serve (Exited");
    }

    @Test
    void shouldNameTheFileThatWasEdited() throws Exception {
        write("app/compose.yaml", stack.serving("2"));

        assertThat(state().action()).isEqualTo(Action.DEPLOY);
        assertThat(state().reasons()).containsExactly("compose.yaml changed");
    }

    @Test
    void shouldListWhatTheInventoryNoLongerHasAsAnOrphan() throws Exception {
        write("stacks.toml", "");

        assertThat(ask(Duration.ofSeconds(30)).orphans())
                .extracting(Orphan::stack, Orphan::server)
                .contains(org.assertj.core.groups.Tuple.tuple(stack.project, "vps"));
    }

    @Test
    void shouldKnowNothingOfAServerThatIsCutOffAndSayWhy() throws Exception {
        String before = stack.run("find " + stack.directory() + " | sort | sha256sum");
        Lab.fault("tunnel-cut", "vps", "on", PORT);
        FleetSurvey cut;
        try {
            cut = ask(Duration.ofSeconds(3));
        } finally {
            Lab.fault("tunnel-cut", "vps", "off", PORT);
        }

        StackState state = cut.of(snapshot().inventory().stack(stack.project).orElseThrow());
        assertThat(state.action()).isEqualTo(Action.UNKNOWN);
        assertThat(state.reasons().get(0)).contains("vps did not answer within 3 s");
        assertThat(state.release()).isEmpty();
        assertThat(cut.nobodyAnswered()).as("home answers").isFalse();
        assertThat(state().action()).isEqualTo(Action.UNCHANGED);
        assertThat(stack.run("find " + stack.directory() + " | sort | sha256sum"))
                .as("asking changes nothing")
                .isEqualTo(before);
    }

    private StackState state() throws InterruptedException {
        return ask(Duration.ofSeconds(30))
                .of(snapshot().inventory().stack(stack.project).orElseThrow());
    }

    private FleetSurvey ask(Duration within) throws InterruptedException {
        try (Connections connections = new Connections(stack.lab.connector())) {
            return new Surveyor(connections, within).ask(snapshot());
        }
    }

    private InventorySnapshot snapshot() {
        return InventoryReader.snapshot(directory);
    }

    private String server(String name) {
        String prefix = "HP_" + name.toUpperCase(java.util.Locale.ROOT);
        return """
                [[server]]
                name = "%s"
                [[path]]
                server = "%s"
                via = "ssh"
                address = "%s"
                port = %s
                user = "root"
                credential = "lab"
                host_key = "%s"
                """.formatted(
                name, name, stack.lab.setting(prefix + "_ADDRESS"), PORT, stack.lab.setting(prefix + "_HOST_KEY"));
    }

    private String stackTable() {
        return """
                [[stack]]
                name = "%s"
                [stack.config]
                server_id = "vps"
                run_directory = "app"
                file_paths = ["compose.yaml"]
                """.formatted(stack.project);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
