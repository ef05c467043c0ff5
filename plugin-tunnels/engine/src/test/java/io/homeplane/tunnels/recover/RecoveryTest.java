package io.homeplane.tunnels.recover;

import static io.homeplane.tunnels.recover.FakeFleet.EMERGENCY;
import static io.homeplane.tunnels.recover.FakeFleet.LAN;
import static io.homeplane.tunnels.recover.FakeFleet.TUNNEL;
import static io.homeplane.tunnels.recover.FakeFleet.container;
import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.recover.RecoveryReport.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final String WELL = "running healthy 0 always";
    private static final String EXITED = "exited - 137 always";
    private static final String SICK = "running unhealthy 0 always";

    private final FakeFleet fleet = new FakeFleet();

    @Test
    void shouldTouchNothingWhenThePathIsUp() throws Exception {
        RecoveryReport report = fleet.with("near", EXITED).recover(container("near", "home"));

        assertThat(report.outcome()).isEqualTo(Outcome.UP);
        assertThat(fleet.restarted).isEmpty();
        assertThat(fleet.log).containsExactly("edge/wireguard is up: nothing to do");
    }

    @Test
    void shouldRestartWhatLooksBrokenFirstAndStopWhenThePathIsBack() throws Exception {
        fleet.with("near", WELL).with("far", EXITED).with("third", SICK).down.add(TUNNEL);
        fleet.culprit = "far";
        RecoveryReport report =
                fleet.recover(container("near", "home"), container("third", "edge"), container("far", "edge"));

        assertThat(report.outcome()).isEqualTo(Outcome.RECOVERED);
        assertThat(fleet.restarted).containsExactly("far");
        assertThat(report.before().layer()).isEqualTo(Layer.TCP);
        assertThat(report.actions()).singleElement().satisfies(action -> {
            assertThat(action.helped()).isTrue();
            assertThat(action.over()).isEqualTo("edge/ssh");
            assertThat(action.because()).isEqualTo("is exited (137)");
            assertThat(action.result()).isEqualTo("restarted");
        });
        assertThat(report.failure()).isEmpty();
    }

    @Test
    void shouldSayInTheLogWhatItSawAndDidAndWhatHelped() throws Exception {
        fleet.with("far", EXITED).down.add(TUNNEL);
        fleet.culprit = "far";
        fleet.recover(container("far", "edge"));

        assertThat(fleet.log)
                .containsExactly(
                        "edge/wireguard is down at tcp: Cannot reach edge/wireguard.",
                        "container far on edge is exited (137), over edge/ssh (emergency)",
                        "restarting container far on edge, over edge/ssh (emergency): it is exited (137)",
                        "container far on edge: restarted after 0.0 s",
                        "edge/wireguard is back 0.0 s after that began: it was container far on edge");
    }

    @Test
    void shouldGoOnInTheStatedOrderWhenNothingLooksBroken() throws Exception {
        fleet.with("near", WELL).with("far", WELL).with("third", WELL).down.add(TUNNEL);
        fleet.culprit = "far";
        RecoveryReport report =
                fleet.recover(container("near", "home"), container("far", "edge"), container("third", "edge"));

        assertThat(report.helped())
                .hasValueSatisfying(action -> assertThat(action.target().name()).isEqualTo("far"));
        assertThat(fleet.restarted).containsExactly("near", "far");
    }

    @Test
    void shouldRestartNothingWhenThePathComesBackByItself() throws Exception {
        fleet.with("far", EXITED).down.add(TUNNEL);
        fleet.probesUntilItReturns = 1;
        RecoveryReport report = fleet.recover(container("far", "edge"));

        assertThat(report.outcome()).isEqualTo(Outcome.RETURNED);
        assertThat(fleet.restarted).isEmpty();
    }

    @Test
    void shouldProbeForTheWholeWindowBeforeItGoesOn() throws Exception {
        fleet.with("far", WELL).with("third", WELL).down.add(TUNNEL);
        fleet.probesUntilItReturns = 8;
        RecoveryReport report = fleet.recover(container("far", "edge"), container("third", "edge"));

        assertThat(report.outcome()).isEqualTo(Outcome.RECOVERED);
        assertThat(fleet.restarted).containsExactly("far");
    }

    @Test
    void shouldNotWaitLongWhileSomethingElseIsKnownToBeBroken() throws Exception {
        fleet.with("near", EXITED).with("far", SICK).down.add(TUNNEL);
        fleet.culprit = "far";
        RecoveryReport report =
                fleet.recover(Duration.ofMinutes(10), container("near", "home"), container("far", "edge"));

        assertThat(fleet.restarted).containsExactly("near", "far");
        assertThat(report.actions().get(0).milliseconds()).isLessThanOrEqualTo(5000);
    }

    @Test
    void shouldSayThatNothingHelped() throws Exception {
        fleet.with("near", WELL).with("far", WELL).down.add(TUNNEL);
        RecoveryReport report =
                fleet.recover(container("near", "home"), container("far", "edge"), container("gone", "edge"));

        assertThat(report.outcome()).isEqualTo(Outcome.DOWN);
        assertThat(fleet.restarted).containsExactly("near", "far");
        assertThat(report.failure())
                .isEqualTo(
                        "Cannot bring edge/wireguard back: it stayed down after container near on home was restarted,"
                                + " container far on edge was restarted; container gone on edge is not there. The last probe said:"
                                + " Cannot reach edge/wireguard.");
    }

    @Test
    void shouldGoOnWhenARestartFailsOrItsConnectionIsLost() throws Exception {
        fleet.with("lost", EXITED)
                .with("stuck", EXITED)
                .with("far", EXITED)
                .down
                .add(TUNNEL);
        fleet.unrestartable = "stuck";
        fleet.culprit = "far";
        RecoveryReport report =
                fleet.recover(container("lost", "edge"), container("stuck", "edge"), container("far", "edge"));

        assertThat(report.outcome()).isEqualTo(Outcome.RECOVERED);
        assertThat(report.actions())
                .extracting(RecoveryAction::result)
                .containsExactly(
                        "not known whether it was restarted: The connection was lost.",
                        "not restarted (Error: port is already allocated)",
                        "restarted");
    }

    @Test
    void shouldNotRestartWhatLooksWellWhenTheServerAnswersOnNoPath() throws Exception {
        fleet.with("near", WELL).with("far", EXITED).down.addAll(List.of(TUNNEL, EMERGENCY));
        RecoveryReport report = fleet.recover(container("near", "home"), container("far", "edge"));

        assertThat(fleet.restarted).isEmpty();
        assertThat(report.failure())
                .contains("there was nothing to restart")
                .contains("edge answers on no path at all")
                .contains("Cannot reach edge/ssh.");
    }

    @Test
    void shouldRestartTheNearEndThatIsBrokenEvenThen() throws Exception {
        fleet.with("near", EXITED).down.addAll(List.of(TUNNEL, EMERGENCY));
        fleet.culprit = "near";

        assertThat(fleet.recover(container("near", "home"), container("far", "edge"))
                        .outcome())
                .isEqualTo(Outcome.RECOVERED);
    }

    @Test
    void shouldSayWhichTableIsMissingWithoutAnotherPath() throws Exception {
        fleet.with("far", EXITED).down.add(TUNNEL);
        RecoveryReport report = fleet.recover(
                Map.of("edge", List.of(), "home", List.of(LAN)), Duration.ofSeconds(5), container("far", "edge"));

        assertThat(report.outcome()).isEqualTo(Outcome.DOWN);
        assertThat(report.failure())
                .contains(
                        "container far on edge is out of reach: the inventory has no other path to edge; add [[path]] server ="
                                + " \"edge\" via = \"ssh\" address = \"<host or IP address>\" emergency = true");
    }

    @Test
    void shouldSayWhereToNameWhatIsRestartedWhenNothingIsKnown() throws Exception {
        fleet.down.add(TUNNEL);

        assertThat(fleet.recover().failure())
                .contains("nothing is known that carries it; name it in the path's recover");
    }

    @Test
    void shouldRestartTheNameServiceOnlyForNamesThatDoNotResolve() throws Exception {
        RecoveryTarget names = new RecoveryTarget(RecoveryTarget.Kind.UNIT, "systemd-resolved", "home", "names", true);
        fleet.culprit = "a unit";
        fleet.down.add(TUNNEL);
        assertThat(fleet.recover(names).outcome()).isEqualTo(Outcome.DOWN);
        assertThat(fleet.restarted).isEmpty();

        fleet.failing = Layer.DNS;
        assertThat(fleet.recover(names).outcome()).isEqualTo(Outcome.RECOVERED);
        assertThat(fleet.restarted).containsExactly("a unit");
    }

    @Test
    void shouldGiveEachPartOfTheReportInPlainValues() throws Exception {
        fleet.with("far", EXITED).down.add(TUNNEL);
        fleet.culprit = "far";

        assertThat(RecoveryDocument.fields(fleet.recover(container("far", "edge"))))
                .containsEntry("server", "edge")
                .containsEntry("verdict", "up")
                .containsEntry("outcome", "recovered")
                .containsEntry("failed", "tcp")
                .containsEntry("helped", "container far on edge")
                .containsKeys("cause", "actions", "seconds");
    }
}
