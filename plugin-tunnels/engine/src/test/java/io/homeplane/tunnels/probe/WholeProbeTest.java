package io.homeplane.tunnels.probe;

import static io.homeplane.tunnels.probe.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.TunnelStatus;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.view.TunnelView;
import io.homeplane.tunnels.view.TunnelView.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a probe found, together with what the tunnel says of itself. */
class WholeProbeTest {
    private static final ServerPath PATH = Verdicts.path("edge", "tailscale", "ssh", false);
    private static final ServerPath STATED = PATH.asking(new TunnelStatus("unix:/run/x", "", "", false, List.of()));
    private static final ServerPath RELAY_EXPECTED = PATH.asking(new TunnelStatus("", "", "", true, List.of()));
    private static final TunnelView RELAYED = new TunnelView(Standing.UP, "By the relay fra.", true);

    @Test
    void shouldGiveTheTunnelAsTheCauseOfAPathThatIsDown() {
        PathVerdict merged = merged(PATH, Verdict.DOWN, "Nothing answered.", Standing.DOWN, "edge is offline.");
        assertThat(merged.verdict()).isEqualTo(Verdict.DOWN);
        assertThat(merged.layer()).isEqualTo(Layer.TUNNEL);
        assertThat(merged.reason()).isEqualTo("edge is offline. Nothing answered.");
    }

    @Test
    void shouldLeaveTheLayerOfAPathWhoseTunnelIsUp() {
        PathVerdict merged = merged(PATH, Verdict.DOWN, "The login was refused.", Standing.UP, "");
        assertThat(merged.layer()).isEqualTo(Layer.LOGIN);
        assertThat(merged.reason()).isEqualTo("The login was refused.");
        assertThat(merged.layers()).extracting(LayerVerdict::layer).containsExactly(Layer.TUNNEL);
    }

    @Test
    void shouldCallARelayDegradedUnlessItIsExpected() {
        PathVerdict degraded = WholeProbe.merged(verdict(PATH, Verdict.UP, ""), RELAYED, Duration.ofMillis(5));
        assertThat(degraded.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(degraded.layer()).isEqualTo(Layer.TUNNEL);
        assertThat(degraded.relay()).isTrue();
        assertThat(degraded.reason()).isEqualTo("By the relay fra.");

        PathVerdict up = WholeProbe.merged(verdict(RELAY_EXPECTED, Verdict.UP, ""), RELAYED, Duration.ofMillis(5));
        assertThat(up.verdict()).isEqualTo(Verdict.UP);
        assertThat(up.relay()).isTrue();
        assertThat(up.reason()).isEmpty();
    }

    @Test
    void shouldCallAPathDegradedWhoseTunnelNeedsCare() {
        assertThat(merged(PATH, Verdict.UP, "", Standing.WEAK, "A key expires.").verdict())
                .isEqualTo(Verdict.DEGRADED);
        assertThat(merged(PATH, Verdict.UP, "", Standing.DOWN, "No handshake.").verdict())
                .isEqualTo(Verdict.DEGRADED);
    }

    @Test
    void shouldSayThatATunnelCannotBeAskedOnlyWhereThePathStatesHow() {
        assertThat(merged(PATH, Verdict.UP, "", Standing.UNKNOWN, "Not asked."))
                .isEqualTo(verdict(PATH, Verdict.UP, ""));
        assertThat(merged(STATED, Verdict.UP, "", Standing.UNKNOWN, "Not asked.")
                        .verdict())
                .isEqualTo(Verdict.DEGRADED);
        PathVerdict down = merged(STATED, Verdict.DOWN, "Nothing answered.", Standing.UNKNOWN, "Not asked.");
        assertThat(down.reason()).isEqualTo("Nothing answered. Not asked.");
        assertThat(down.layer()).isEqualTo(Layer.LOGIN);
    }

    private static PathVerdict merged(
            ServerPath path, Verdict verdict, String reason, Standing standing, String sentence) {
        return WholeProbe.merged(
                verdict(path, verdict, reason), new TunnelView(standing, sentence, false), Duration.ofMillis(5));
    }
}
