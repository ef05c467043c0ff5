package io.homeplane.tunnels.recover;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.connect.Lab;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.probe.CheckResult;
import io.homeplane.tunnels.probe.TunnelCheck;
import io.homeplane.tunnels.probe.Verdict;
import io.homeplane.tunnels.recover.RecoveryReport.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breaks the lab's WireGuard tunnel to edge, on either end, and brings it back over the emergency port. */
class RealRecoveryIT {
    @TempDir
    Path directory;

    private final List<String> log = new ArrayList<>();
    private Lab lab;
    private SshConnector ssh;
    private InventorySnapshot fleet;

    @BeforeEach
    void aTunnelThatIsUp() throws Exception {
        lab = Lab.assumeRunning();
        Assumptions.assumeTrue(
                lab.env().containsKey("HP_EDGE_ADDRESS"), "the lab has no tunnel (lab/up --tunnel adds it)");
        ssh = new SshConnector(lab.keys(), ConnectTimeouts.DEFAULT, notice -> {});
        lab("render-fleet", "--tunnel", directory.toString());
        fleet = InventoryReader.snapshot(directory);
        assertThat(fleet.inventory().problems()).isEmpty();
        assertThat(recover()).singleElement().extracting(RecoveryReport::isUp).isEqualTo(true);
        log.clear();
    }

    @AfterEach
    void mendBothEnds() throws Exception {
        if (fleet != null) {
            recover();
        }
    }

    @Test
    void shouldTouchNothingWhileTheTunnelIsUp() throws Exception {
        assertThat(recover()).singleElement().satisfies(report -> {
            assertThat(report.outcome()).isEqualTo(Outcome.UP);
            assertThat(report.actions()).isEmpty();
        });
        assertThat(log).containsExactly("edge/wireguard is up: nothing to do");
    }

    @ParameterizedTest
    @CsvSource({"container, home", "process, edge", "peer, home", "interface, edge", "key, home", "paused, edge"})
    void shouldSeeNameAndRecoverATunnelWhoseCarrierIsBroken(String fault, String host) throws Exception {
        lab("fault", "carrier", host, "on", fault);

        CheckResult seen = TunnelCheck.over(ssh).check(fleet.inventory().pathsTo("edge"), Duration.ofSeconds(8));
        assertThat(seen.verdicts())
                .extracting(verdict -> verdict.path().name(), verdict -> verdict.verdict())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("edge/wireguard", Verdict.DOWN),
                        org.assertj.core.groups.Tuple.tuple("edge/ssh", Verdict.UP));
        assertThat(seen.verdicts().get(0).layer().label()).isEqualTo("tcp");

        assertThat(recover()).singleElement().satisfies(report -> {
            assertThat(report.outcome()).as(String.join("\n", log)).isEqualTo(Outcome.RECOVERED);
            assertThat(report.actions())
                    .as(String.join("\n", log))
                    .extracting(action -> action.target().toString())
                    .containsExactly("container wireguard-" + host + " on " + host);
        });
    }

    @Test
    void shouldRestartNothingWhenOneEndIsGone() throws Exception {
        lab("fault", "tunnel-cut", "home", "on");
        try {
            RecoveryReport report = recover().get(0);
            assertThat(report.outcome()).isEqualTo(Outcome.DOWN);
            assertThat(report.actions()).isEmpty();
            assertThat(report.failure())
                    .contains("Cannot bring edge/wireguard back: there was nothing to restart")
                    .contains("home answers on no path at all");
        } finally {
            lab("fault", "tunnel-cut", "home", "off");
        }
    }

    private List<RecoveryReport> recover() throws InterruptedException {
        try (Connections connections = new Connections(ssh)) {
            return Recovery.over(ssh, connections)
                    .recover(RecoveryPlanner.plans(fleet, "edge"), Duration.ofSeconds(15), log::add);
        }
    }

    private void lab(String command, String... arguments) throws Exception {
        Path scripts = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(scripts.resolve("lab/up"))) {
            scripts = scripts.getParent();
        }
        List<String> line =
                new ArrayList<>(List.of(scripts.resolve("lab").resolve(command).toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
        List.of("HP_LAB_NAME", "HP_LAB_NET", "HP_LAB_DIR")
                .forEach(name -> process.environment().put(name, lab.env().get(name)));
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
    }
}
