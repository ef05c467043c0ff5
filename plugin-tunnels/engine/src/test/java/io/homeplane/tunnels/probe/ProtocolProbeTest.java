package io.homeplane.tunnels.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.AcceptedHostKeys;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connector;
import io.homeplane.tunnels.connect.EmbeddedSshd;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.connect.ScriptedServer;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.connect.SshKeys;
import io.homeplane.tunnels.connect.TlsConnector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProtocolProbeTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldProbeSshUpToTheLogin() throws Exception {
        try (EmbeddedSshd sshd = new EmbeddedSshd()) {
            PathVerdict verdict = probe(EmbeddedSshd.keys()).probe(sshd.path(), TIMEOUT);
            assertThat(verdict.verdict()).isEqualTo(Verdict.UP);
            assertThat(verdict.layer()).isEqualTo(Layer.LOGIN);
            assertThat(verdict.reason()).isEmpty();
            assertThat(verdict.layers())
                    .extracting(LayerVerdict::layer)
                    .containsExactly(Layer.DNS, Layer.TCP, Layer.BANNER, Layer.HOST_KEY, Layer.LOGIN);
            assertThat(verdict.layers()).allMatch(LayerVerdict::passed);
        }
    }

    @Test
    void shouldNameTheLayerThatFailed() throws Exception {
        try (EmbeddedSshd sshd = new EmbeddedSshd();
                ScriptedServer silent = ScriptedServer.silent();
                ScriptedServer hung = ScriptedServer.saying("SSH-2.0-Hung\r\n", false)) {
            ProtocolProbe probe = probe(EmbeddedSshd.keys());
            ProtocolProbe stranger = probe(credential -> Optional.empty());
            assertDown(probe.probe(ssh("no-such-host.invalid", 22), TIMEOUT), Layer.DNS, "dns");
            assertDown(probe.probe(ssh("127.0.0.1", ScriptedServer.closedPort()), TIMEOUT), Layer.TCP, "tcp");
            assertDown(probe.probe(ssh("127.0.0.1", silent.port()), Duration.ofMillis(300)), Layer.BANNER, "ssh");
            assertDown(probe.probe(ssh("127.0.0.1", hung.port()), Duration.ofMillis(300)), Layer.HOST_KEY, "ssh");
            assertDown(probe.probe(sshd.path(""), TIMEOUT), Layer.HOST_KEY, "ssh");
            assertDown(stranger.probe(sshd.path(), TIMEOUT), Layer.LOGIN, "login");
        }
    }

    @Test
    void shouldProbeTcpUpToTheOpenPort() throws Exception {
        try (ScriptedServer silent = ScriptedServer.silent()) {
            ServerPath path = EmbeddedSshd.path("127.0.0.1", silent.port(), "", "tcp");
            PathVerdict verdict = probe(EmbeddedSshd.keys()).probe(path, TIMEOUT);
            assertThat(verdict.verdict()).isEqualTo(Verdict.UP);
            assertThat(verdict.layer()).isEqualTo(Layer.TCP);
        }
        ServerPath closed = EmbeddedSshd.path("127.0.0.1", ScriptedServer.closedPort(), "", "tcp");
        assertDown(probe(EmbeddedSshd.keys()).probe(closed, TIMEOUT), Layer.TCP, "tcp");
    }

    @Test
    void shouldProbeHttpsUpToTheCertificate() throws Exception {
        try (TlsServer server = TlsServer.expiring("localhost", NOW.plus(Duration.ofDays(60)))) {
            PathVerdict verdict = probe(server.trusting()).probe(https("localhost", server.port()), TIMEOUT);
            assertThat(verdict.reason()).isEmpty();
            assertThat(verdict.verdict()).isEqualTo(Verdict.UP);
            assertThat(verdict.layer().label()).isEqualTo("http");
            assertThat(verdict.layers())
                    .extracting(LayerVerdict::layer)
                    .containsExactly(Layer.DNS, Layer.TCP, Layer.TLS, Layer.HTTP);

            assertDown(probe(server.trusting()).probe(https("127.0.0.1", server.port()), TIMEOUT), Layer.TLS, "tls");
            assertDown(
                    probe(new TlsConnector(nothing())).probe(https("localhost", server.port()), TIMEOUT),
                    Layer.TLS,
                    "tls");
        }
    }

    @Test
    void shouldCallAPathDegradedWhoseCertificateExpiresSoon() throws Exception {
        try (TlsServer server = TlsServer.expiring("localhost", NOW.plus(Duration.ofDays(3)))) {
            PathVerdict verdict = probe(server.trusting()).probe(https("localhost", server.port()), TIMEOUT);
            assertThat(verdict.verdict()).isEqualTo(Verdict.DEGRADED);
            assertThat(verdict.reason()).contains("expires at 2026-11-24T12:00:00Z");
        }
    }

    @Test
    void shouldSayThatTlsIsSilentOrSomethingElse() throws Exception {
        try (ScriptedServer silent = ScriptedServer.silent();
                ScriptedServer http = ScriptedServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n", true)) {
            ProtocolProbe probe = probe(EmbeddedSshd.keys());
            assertDown(probe.probe(https("localhost", silent.port()), Duration.ofMillis(300)), Layer.TLS, "tls");
            assertDown(probe.probe(https("localhost", http.port()), TIMEOUT), Layer.TLS, "tls");
        }
    }

    @Test
    void shouldCallAPathDegradedThatLosesPackets() {
        ServerPath path = ssh("127.0.0.1", 22);
        LayerVerdict slow = new LayerVerdict(Layer.TCP, true, Duration.ofMillis(1020));
        PathVerdict up = new PathVerdict(path, Verdict.UP, Layer.LOGIN, "", 1100, false, List.of(slow));
        PathVerdict degraded = ProtocolProbe.unlessLossy(up);
        assertThat(degraded.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(degraded.layer()).isEqualTo(Layer.TCP);
        assertThat(degraded.reason()).contains("packets are lost or held up on the way");

        LayerVerdict quick = new LayerVerdict(Layer.TCP, true, Duration.ofMillis(300));
        PathVerdict fine = new PathVerdict(path, Verdict.UP, Layer.LOGIN, "", 1100, false, List.of(quick));
        assertThat(ProtocolProbe.unlessLossy(fine)).isEqualTo(fine);
    }

    private static void assertDown(PathVerdict verdict, Layer layer, String label) {
        assertThat(verdict.verdict()).isEqualTo(Verdict.DOWN);
        assertThat(verdict.layer()).as(verdict.reason()).isEqualTo(layer);
        assertThat(verdict.layer().label()).isEqualTo(label);
        assertThat(verdict.reason()).startsWith("Can").endsWith(".").doesNotContain("\n");
        List<LayerVerdict> layers = verdict.layers();
        assertThat(layers.get(layers.size() - 1).passed()).isFalse();
    }

    private static ServerPath ssh(String address, int port) {
        return EmbeddedSshd.path(address, port, "", "ssh");
    }

    private static ServerPath https(String address, int port) {
        return EmbeddedSshd.path(address, port, "", "https");
    }

    private static ProtocolProbe probe(SshKeys keys) {
        return new ProtocolProbe(ssh(keys), new TlsConnector(nothing()), clock());
    }

    private static ProtocolProbe probe(TlsConnector tls) {
        return new ProtocolProbe(ssh(EmbeddedSshd.keys()), tls, clock());
    }

    private static SshConnector ssh(SshKeys keys) {
        return new SshConnector(keys, ConnectTimeouts.DEFAULT, new AcceptedHostKeys(), notice -> {});
    }

    private static Connector nothing() {
        return path -> {
            throw new AssertionError("no path of these tests leads through another server");
        };
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
