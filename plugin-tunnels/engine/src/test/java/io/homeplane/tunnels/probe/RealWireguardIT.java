package io.homeplane.tunnels.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.TunnelStatus;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Lab;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.connect.SshConnector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The lab's tunnel of wireguard-go, asked in the container that is its near end. */
class RealWireguardIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    void shouldAskTheRealTunnelOnTheServerThatItBeginsAt() throws Exception {
        Lab lab = Lab.assumeRunning();
        String address = lab.env().get("HP_EDGE_TUNNEL_ADDRESS");
        Assumptions.assumeTrue(address != null, "the lab that runs has no tunnel: lab/up --tunnel makes one");
        TunnelCheck check = TunnelCheck.over(new SshConnector(lab.keys(), ConnectTimeouts.DEFAULT, notice -> {}));
        String hostKey = lab.env().get("HP_EDGE_HOST_KEY");

        PathVerdict up = probe(check, path(address, hostKey, lab, "container:wireguard-home"));
        assertThat(up.reason()).isEmpty();
        assertThat(up.verdict()).isEqualTo(Verdict.UP);
        assertThat(up.layers()).extracting(LayerVerdict::layer).endsWith(Layer.LOGIN, Layer.TUNNEL);

        PathVerdict elsewhere = probe(check, path("10.99.0.1", hostKey, lab, "container:wireguard-home"));
        assertThat(elsewhere.layer()).isEqualTo(Layer.TUNNEL);
        assertThat(elsewhere.reason()).contains("No WireGuard peer here has 10.99.0.1 among its allowed addresses");

        PathVerdict missing = probe(check, path(address, hostKey, lab, "container:wireguard-nowhere"));
        assertThat(missing.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(missing.reason()).contains("cannot be asked how it is");
    }

    private static PathVerdict probe(TunnelCheck check, ServerPath path) throws InterruptedException {
        return check.check(List.of(path), TIMEOUT).verdicts().get(0);
    }

    private static ServerPath path(String address, String hostKey, Lab lab, String status) {
        ServerPath path = new ServerPath(
                Position.of("lab.toml"), "", "edge", "wireguard", "ssh", address, 22, "root", "lab", hostKey, 0, false);
        return path.asking(new TunnelStatus(status, "home", "", false, List.of(lab.home())));
    }
}
