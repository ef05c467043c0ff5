package io.homeplane.tunnels.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.AcceptedHostKeys;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.EmbeddedSshd;
import io.homeplane.tunnels.connect.NamedPaths;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.view.TunnelView.Standing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real tailscaled and headscale: what the local API says, and SSH through Tailscale in userspace. */
class RealTailscaleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final SshConnector ssh =
            new SshConnector(EmbeddedSshd.keys(), ConnectTimeouts.DEFAULT, new AcceptedHostKeys(), notice -> {});

    @Test
    void shouldReadWhatTheRealDaemonSaysOfItsPeers() throws Exception {
        Path directory = Files.createTempDirectory("homeplane-ts"); // a socket's path is short
        int socks = Tailnet.freePort();
        try (Tailnet tailnet = Tailnet.assumeAvailable(directory);
                EmbeddedSshd sshd = new EmbeddedSshd()) {
            tailnet.join("plane", Map.of(), "--socks5-server=127.0.0.1:" + socks);
            tailnet.join("edge", Map.of());
            awaitView(tailnet, "edge", Standing.UP, "");
            assertSshThroughSocks(socks, sshd);

            tailnet.join("far", Map.of("TS_DEBUG_ALWAYS_USE_DERP", "true"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(view(tailnet, "far").relay()).isTrue());
            assertThat(view(tailnet, "far").sentence()).contains("by the relay lab");

            tailnet.headscale("nodes", "expire", "-i", "2");
            awaitView(tailnet, "edge", Standing.DOWN, "The Tailscale key of edge expired");
            tailnet.stop("far");
            awaitView(tailnet, "far", Standing.DOWN, "far is offline");
            assertThat(view(tailnet, "nobody").sentence()).contains("No machine of the tailnet");
        }
    }

    /** A machine in userspace hands what comes for it to its own loopback interface. */
    private void assertSshThroughSocks(int socks, EmbeddedSshd sshd) throws Exception {
        ServerPath path = EmbeddedSshd.path("100.64.0.2", sshd.path().port(), sshd.hostKey(), "ssh");
        try (Connection connection = ssh.connect(NamedPaths.proxied(path, "socks5://127.0.0.1:" + socks))) {
            assertThat(connection.run("echo through the tailnet", PATIENCE).stdout())
                    .isEqualTo("through the tailnet\n");
        }
    }

    private void awaitView(Tailnet tailnet, String peer, Standing standing, String sentence) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            TunnelView view = view(tailnet, peer);
            assertThat(view.sentence()).contains(sentence);
            assertThat(view.standing()).isEqualTo(standing);
        });
    }

    private TunnelView view(Tailnet tailnet, String peer) throws Exception {
        ServerPath path = TunnelPaths.path("tailscale", peer, "unix:" + tailnet.socket("plane"));
        TunnelLook tunnels = new TunnelLook(ssh.hops(), StatusTokens.NONE, Clock.systemUTC());
        try (TunnelLook.Asking asking =
                tunnels.ask(path, Duration.ofSeconds(20)).orElseThrow()) {
            return asking.answer();
        }
    }
}
