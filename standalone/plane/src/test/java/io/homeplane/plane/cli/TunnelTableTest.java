package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.probe.PathVerdict;
import io.homeplane.tunnels.probe.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TunnelTableTest {
    @Test
    void shouldPutTheColumnsUnderEachOtherAndSayWhichPathIsForEmergenciesOrRelayed() {
        assertThat(TunnelTable.of(List.of(
                        verdict("home", "lan", false, Verdict.UP, Layer.LOGIN, "", 12, false),
                        verdict("edge", "wireguard", false, Verdict.DOWN, Layer.TCP, "Cannot reach it.", 10000, false),
                        verdict("edge", "ssh", true, Verdict.UP, Layer.LOGIN, "", 340, false),
                        verdict("nas", "tailscale", false, Verdict.DEGRADED, Layer.TUNNEL, "", 90, true))))
                .containsExactly(
                        "PATH            STATE     LAYER   TIME",
                        "home/lan        up                   12 ms",
                        "edge/wireguard  down      tcp     10000 ms  Cannot reach it.",
                        "edge/ssh        up                  340 ms  emergency",
                        "nas/tailscale   degraded  tunnel     90 ms  relayed");
    }

    private static PathVerdict verdict(
            String server,
            String via,
            boolean emergency,
            Verdict verdict,
            Layer layer,
            String reason,
            long took,
            boolean relay) {
        ServerPath path =
                new ServerPath(Position.of("x"), "", server, via, "ssh", "10.0.0.1", 22, "root", "", "", 0, emergency);
        return new PathVerdict(path, verdict, layer, reason, took, relay, List.of());
    }
}
