package io.homeplane.tunnels.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.AcceptedHostKeys;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.DnsServer;
import io.homeplane.tunnels.connect.EmbeddedSshd;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.connect.NamedPaths;
import io.homeplane.tunnels.connect.ScriptedServer;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.view.TunnelPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each fault has a verdict that names the layer and the cause. */
class FaultVerdictTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final SshConnector ssh =
            new SshConnector(EmbeddedSshd.keys(), ConnectTimeouts.DEFAULT, new AcceptedHostKeys(), notice -> {});
    private final TunnelCheck check = TunnelCheck.over(ssh);

    @Test
    void shouldNameASshdThatHangsAfterItsBanner() throws Exception {
        try (ScriptedServer hung = ScriptedServer.saying("SSH-2.0-Hung\r\n", false)) {
            assertDown(
                    EmbeddedSshd.path(hung.port(), ""), SHORT, Layer.HOST_KEY, "sent its SSH banner and then nothing");
        }
    }

    @Test
    void shouldNameAConnectionThatOnlyThisEndBelievesIn() throws Exception {
        try (ScriptedServer silent = ScriptedServer.silent();
                ScriptedServer full = ScriptedServer.unaccepting()) {
            assertDown(
                    EmbeddedSshd.path(silent.port(), ""),
                    SHORT,
                    Layer.BANNER,
                    "accepted the connection and said nothing");
            assertDown(EmbeddedSshd.path(full.port(), ""), SHORT, Layer.TCP, "nothing answered within 400 ms");
        }
    }

    @Test
    void shouldNameANameThatLeadsToAnotherMachine() throws Exception {
        try (EmbeddedSshd other = new EmbeddedSshd();
                DnsServer wrong = DnsServer.answering()) {
            ServerPath path =
                    NamedPaths.resolved(other.path(EmbeddedSshd.otherHostKey()), "split.test", wrong.address());
            assertDown(path, PATIENT, Layer.HOST_KEY, "either another machine answers there or its key was renewed");
            ServerPath unknown = NamedPaths.resolved(other.path(), "gone.test", wrong.address());
            assertDown(unknown, PATIENT, Layer.DNS, "does not know it");
        }
    }

    @Test
    void shouldNameAHostKeyThatChanged() throws Exception {
        try (EmbeddedSshd sshd = new EmbeddedSshd()) {
            PathVerdict verdict = probe(sshd.path(EmbeddedSshd.otherHostKey()), PATIENT);
            assertThat(verdict.layer()).isEqualTo(Layer.HOST_KEY);
            assertThat(verdict.reason())
                    .contains("it shows the host key ssh-rsa SHA256:")
                    .contains("its path pins");
        }
    }

    @Test
    void shouldNameAHandshakeOfATunnelThatIsBlocked() throws Exception {
        try (ScriptedServer openvpn = ScriptedServer.saying(
                ">INFO:OpenVPN Management Interface Version 5\r\n1700000000,WAIT,,,,,,\r\nEND\r\n", false)) {
            ServerPath path =
                    TunnelPaths.to("openvpn", "127.0.0.1", ScriptedServer.closedPort(), "127.0.0.1:" + openvpn.port());
            PathVerdict verdict = probe(path, PATIENT);
            assertThat(verdict.verdict()).isEqualTo(Verdict.DOWN);
            assertThat(verdict.layer()).isEqualTo(Layer.TUNNEL);
            assertThat(verdict.reason())
                    .contains("hears nothing from its server; check that its port gets through")
                    .contains("the connection was refused");
        }
    }

    @Test
    void shouldNameAServerBetweenThatIsDown() throws Exception {
        ServerPath closed = EmbeddedSshd.path(ScriptedServer.closedPort(), "");
        try (EmbeddedSshd sshd = new EmbeddedSshd()) {
            assertDown(sshd.path().through(List.of(closed)), PATIENT, Layer.TUNNEL, "it leads through another server");
            ServerPath far = NamedPaths.from(sshd.path(), "127.0.0.1", closed);
            assertDown(far, PATIENT, Layer.TUNNEL, "the connection was refused");
        }
    }

    @Test
    void shouldGiveUpOnAServerBetweenWithinTheTimeout() throws Exception {
        try (ScriptedServer hung = ScriptedServer.saying("SSH-2.0-Hung\r\n", false);
                EmbeddedSshd sshd = new EmbeddedSshd()) {
            ServerPath path = sshd.path().through(List.of(EmbeddedSshd.path(hung.port(), "")));
            assertDown(path, SHORT, Layer.TUNNEL, "did not answer within 400 ms");
        }
    }

    @Test
    void shouldProbeFromAnotherServer() throws Exception {
        try (EmbeddedSshd sshd = new EmbeddedSshd();
                ScriptedServer far = ScriptedServer.silent()) {
            ServerPath target = EmbeddedSshd.path("localhost", far.port(), "", "tcp");
            PathVerdict up = probe(NamedPaths.from(target, "localhost", sshd.path()), PATIENT);
            assertThat(up.reason()).isEmpty();
            assertThat(up.layers()).extracting(LayerVerdict::layer).containsExactly(Layer.DNS, Layer.TCP);

            PathVerdict unknown = probe(NamedPaths.from(target, "no-such-host.invalid", sshd.path()), PATIENT);
            assertThat(unknown.layer()).isEqualTo(Layer.DNS);
            assertThat(unknown.reason()).contains("does not resolve on the server at the end of web1/lan");
        }
    }

    @Test
    void shouldLeaveNoDescriptorBehindAfterAThousandChecks() throws Exception {
        try (EmbeddedSshd sshd = new EmbeddedSshd()) {
            int closed = ScriptedServer.closedPort();
            ServerPath jumped = EmbeddedSshd.path("127.0.0.1", sshd.path().port(), "", "tcp");
            List<ServerPath> some = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                some.add(sshd.path());
                some.add(EmbeddedSshd.path(closed, ""));
                some.add(jumped);
                some.add(EmbeddedSshd.path("no-such-host.invalid", 22, "", "tcp"));
                some.add(TunnelPaths.to("openvpn", "127.0.0.1", closed, "127.0.0.1:" + closed));
                some.add(jumped.through(List.of(sshd.path())));
            }
            check.check(some, PATIENT);
            long before = descriptors();
            for (int round = 0; round < 17; round++) {
                assertThat(check.check(some, PATIENT).verdicts()).hasSize(60);
            }
            await().atMost(PATIENT)
                    .untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(before + 2));
        }
    }

    private static long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private void assertDown(ServerPath path, Duration timeout, Layer layer, String cause) throws Exception {
        PathVerdict verdict = probe(path, timeout);
        assertThat(verdict.verdict()).isEqualTo(Verdict.DOWN);
        assertThat(verdict.layer()).as(verdict.reason()).isEqualTo(layer);
        assertThat(verdict.reason()).contains(cause);
    }

    private PathVerdict probe(ServerPath path, Duration timeout) throws InterruptedException {
        return check.check(List.of(path), timeout).verdicts().get(0);
    }
}
