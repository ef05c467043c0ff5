package io.homeplane.tunnels.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import io.homeplane.tunnels.connect.SshKeys.SshKey;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SshConnectorTest {
    private static final ConnectTimeouts PATIENT = ConnectTimeouts.DEFAULT;
    private static final ConnectTimeouts SHORT = PATIENT.within(Duration.ofMillis(300));

    private final List<String> notices = new ArrayList<>();
    private EmbeddedSshd sshd;

    @BeforeEach
    void start() throws IOException {
        sshd = new EmbeddedSshd();
    }

    @AfterEach
    void stop() {
        sshd.close();
    }

    @Test
    void shouldLogInOverAPathWithThePinnedKey() throws Exception {
        List<Layer> layers = new ArrayList<>();
        try (Connection open = connector(EmbeddedSshd.keys()).connect(sshd.path(), PATIENT, layers::add)) {
            assertThat(open.pathName()).isEqualTo("web1/lan");
            assertThat(open.isOpen()).isTrue();
        }
        assertThat(layers).containsExactly(Layer.DNS, Layer.TCP, Layer.BANNER, Layer.HOST_KEY, Layer.LOGIN);
        assertThat(notices).isEmpty();
    }

    @Test
    void shouldSayThatTheConnectionWasRefusedWhenNothingListens() throws Exception {
        int port = ScriptedServer.closedPort();
        assertFailure(EmbeddedSshd.path(port, ""), PATIENT, Reason.REFUSED)
                .startsWith("Cannot reach web1/lan at 127.0.0.1:" + port + ": the connection was refused;");
    }

    @Test
    void shouldSayThatNothingAnsweredWhenPacketsGoUnanswered() throws Exception {
        try (ScriptedServer server = ScriptedServer.unaccepting()) {
            assertFailure(EmbeddedSshd.path(server.port(), ""), SHORT, Reason.TIMED_OUT)
                    .contains("nothing answered within 300 ms");
        }
    }

    @Test
    void shouldSayThatTheNameDoesNotResolve() {
        ServerPath path = EmbeddedSshd.path("no-such-host.invalid", 22, "", "ssh");
        assertFailure(path, PATIENT, Reason.UNRESOLVED).contains("no-such-host.invalid");
    }

    @Test
    void shouldSayThatThePathHasNoAddress() {
        assertFailure(EmbeddedSshd.path("", 22, "", "ssh"), PATIENT, Reason.NO_PATH)
                .contains("add address");
    }

    @Test
    void shouldSayThatTheServerIsSilentWhenNoBannerComes() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent()) {
            assertFailure(EmbeddedSshd.path(server.port(), ""), SHORT, Reason.SILENT)
                    .contains("accepted the connection and said nothing");
        }
    }

    @Test
    void shouldSayThatTheServerHangsWhenItFallsSilentAfterTheBanner() throws Exception {
        try (ScriptedServer server = ScriptedServer.saying("SSH-2.0-Hung\r\n", false)) {
            assertFailure(EmbeddedSshd.path(server.port(), ""), SHORT, Reason.SILENT)
                    .contains("sent its SSH banner and then nothing");
        }
    }

    @Test
    void shouldQuoteWhatAnsweredInsteadOfSsh() throws Exception {
        try (ScriptedServer server = ScriptedServer.saying("HTTP/1.1 400 Bad\u0007 Request\r\n\r\n", true)) {
            assertFailure(EmbeddedSshd.path(server.port(), ""), PATIENT, Reason.NOT_SSH)
                    .contains("does not speak SSH but said \"HTTP/1.1 400 Bad? Request\"");
        }
    }

    @Test
    void shouldSayThatTheServerClosedTheConnectionWhenItSaidNothing() throws Exception {
        try (ScriptedServer server = ScriptedServer.saying("", true)) {
            assertFailure(EmbeddedSshd.path(server.port(), ""), PATIENT, Reason.NOT_SSH)
                    .contains("closed the connection before saying anything")
                    .contains("MaxStartups");
        }
    }

    @Test
    void shouldNotReadOnForEverWhenNoBannerFollows() throws Exception {
        try (ScriptedServer server = ScriptedServer.saying("welcome\r\n".repeat(10_000), false)) {
            assertFailure(EmbeddedSshd.path(server.port(), ""), PATIENT, Reason.NOT_SSH)
                    .contains("\"welcome\"");
        }
    }

    @Test
    void shouldRefuseAServerWithAnotherHostKeyThanThePinnedOne() {
        HostKey other = HostKey.of(EmbeddedSshd.rsa().getPublic());
        assertFailure(sshd.path(other.line()), PATIENT, Reason.HOST_KEY_DIFFERS)
                .contains(other.fingerprint())
                .contains(HostKey.of(EmbeddedSshd.HOST_KEY.getPublic()).fingerprint());
    }

    @Test
    void shouldRefuseAServerWithoutAPinnedKeyAndShowTheLineToAdd() {
        HostKey shown = HostKey.of(EmbeddedSshd.HOST_KEY.getPublic());
        assertFailure(sshd.path(""), PATIENT, Reason.HOST_KEY_NOT_PINNED)
                .contains("host_key = \"" + shown.line() + "\"")
                .contains(shown.fingerprint());
        assertFailure(sshd.path("ssh-rsa not!base64"), PATIENT, Reason.HOST_KEY_NOT_PINNED)
                .contains("is not \"type base64\"");
    }

    @Test
    void shouldNameTheKeyToPinInsteadOfAnEcdsaOne() throws Exception {
        assumeFalse(SshAlgorithms.checksEcdsaHostKeys(), "this Java can check ecdsa host keys");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair ecdsa = generator.generateKeyPair();
        sshd.server().setKeyPairProvider(KeyPairProvider.wrap(ecdsa));
        String pin = HostKey.of(ecdsa.getPublic()).line();
        assertThat(pin).startsWith("ecdsa-sha2-nistp256 ");
        assertFailure(sshd.path(pin), PATIENT, Reason.HANDSHAKE_FAILED).contains("pin the server's ssh-ed25519");
    }

    @Test
    void shouldAcceptANewHostKeyOnceAndOnlyThatOneAfterwards() throws Exception {
        SshConnector connector = connector(EmbeddedSshd.keys());
        connector.connect(sshd.path(HostKey.ACCEPT_NEW)).close();
        assertThat(notices)
                .singleElement()
                .asString()
                .contains(HostKey.of(EmbeddedSshd.HOST_KEY.getPublic()).line());
        connector.connect(sshd.path(HostKey.ACCEPT_NEW)).close();
        assertThat(notices).hasSize(1);

        sshd.server().setKeyPairProvider(KeyPairProvider.wrap(EmbeddedSshd.rsa()));
        assertThat(failure(connector, sshd.path(HostKey.ACCEPT_NEW), PATIENT).reason())
                .isEqualTo(Reason.HOST_KEY_DIFFERS);
    }

    @Test
    void shouldNameUserAndKeyWhenTheServerRefusesThem() {
        KeyPair stranger = EmbeddedSshd.rsa();
        SshKeys keys = credential -> Optional.of(new SshKey("", EmbeddedSshd.pem(stranger), ""));
        ConnectionException refused = failure(connector(keys), sshd.path(), PATIENT);
        assertThat(refused.reason()).isEqualTo(Reason.AUTHENTICATION_FAILED);
        assertThat(refused)
                .hasMessageContaining("it refused user root with the key "
                        + HostKey.of(stranger.getPublic()).toString());
    }

    @Test
    void shouldLogInAsTheCredentialsUserWhenThePathStatesNone() {
        SshKeys keys = credential -> Optional.of(new SshKey("deploy", EmbeddedSshd.pem(EmbeddedSshd.LOGIN_KEY), ""));
        assertThat(failure(connector(keys), sshd.path(), PATIENT)).hasMessageContaining("refused user deploy");
    }

    @Test
    void shouldSayWhichCredentialIsMissing() {
        assertThat(failure(connector(credential -> Optional.empty()), sshd.path(), PATIENT))
                .hasMessageContaining("there is no SSH key credential \"key\"")
                .extracting(ConnectionException::reason)
                .isEqualTo(Reason.NO_CREDENTIAL);
    }

    @Test
    void shouldNotQuoteAKeyThatCannotBeRead() {
        String secret = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LXNlY3JldC1zZWNyZXQ=\n-----END PRIVATE KEY-----\n";
        ConnectionException unreadable =
                failure(connector(credential -> Optional.of(new SshKey("", secret, ""))), sshd.path(), PATIENT);
        assertThat(unreadable.reason()).isEqualTo(Reason.NO_CREDENTIAL);
        assertThat(unreadable).hasNoCause().hasMessageContaining("cannot be read");
        assertThat(unreadable.getMessage()).doesNotContain("c2VjcmV0");
    }

    @Test
    void shouldStopConnectingWhenInterrupted() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent()) {
            AtomicReference<Throwable> outcome = new AtomicReference<>();
            Thread caller = new Thread(() -> outcome.set(org.assertj.core.api.Assertions.catchThrowable(
                    () -> connector(EmbeddedSshd.keys()).connect(EmbeddedSshd.path(server.port(), "")))));
            caller.start();
            caller.interrupt();
            caller.join(10_000);
            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        }
    }

    private SshConnector connector(SshKeys keys) {
        return new SshConnector(keys, PATIENT, new AcceptedHostKeys(), notices::add);
    }

    private AbstractStringAssert<?> assertFailure(ServerPath path, ConnectTimeouts bounds, Reason reason) {
        ConnectionException failed = failure(connector(EmbeddedSshd.keys()), path, bounds);
        assertThat(failed.reason()).as(failed.getMessage()).isEqualTo(reason);
        return assertThat(failed.getMessage()).endsWith(".");
    }

    private static ConnectionException failure(SshConnector connector, ServerPath path, ConnectTimeouts bounds) {
        return catchThrowableOfType(
                ConnectionException.class,
                () -> connector.connect(path, bounds, LayerListener.SILENT).close());
    }
}
