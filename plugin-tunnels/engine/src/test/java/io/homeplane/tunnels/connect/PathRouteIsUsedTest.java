package io.homeplane.tunnels.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections through what stands between the two ends of a path. */
class PathRouteIsUsedTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final SshConnector connector =
            new SshConnector(EmbeddedSshd.keys(), ConnectTimeouts.DEFAULT, new AcceptedHostKeys(), notice -> {});
    private EmbeddedSshd target;
    private EmbeddedSshd jump;

    @BeforeEach
    void start() throws IOException {
        target = new EmbeddedSshd();
        jump = new EmbeddedSshd();
    }

    @AfterEach
    void stop() {
        target.close();
        jump.close();
    }

    @Test
    void shouldReachAServerThroughAnother() throws Exception {
        try (Connection connection = connector.connect(target.path().through(List.of(jump.path())))) {
            assertThat(connection.run("echo there", BOUND).stdout()).isEqualTo("there\n");
            assertThat(jump.server().getActiveSessions()).hasSize(1);
        }
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(jump.server().getActiveSessions()).isEmpty());
    }

    @Test
    void shouldShareTheConnectionToTheServerBetween() throws Exception {
        ServerPath path = target.path().through(List.of(jump.path()));
        Connection one = connector.connect(path);
        try (Connection other = connector.connect(path)) {
            assertThat(jump.server().getActiveSessions()).hasSize(1);
            one.close();
            assertThat(other.run("echo still", BOUND).stdout()).isEqualTo("still\n");
        }
    }

    @Test
    void shouldKeepTheConnectionToTheServerBetweenWithTheOthersOfAController() throws Exception {
        try (Connections connections = new Connections(connector)) {
            Connection between = connections.connect(jump.path());
            Connection beyond = connections.connect(target.path().through(List.of(jump.path())));
            assertThat(between.run("true", BOUND).succeeded()).isTrue();
            assertThat(beyond.run("true", BOUND).succeeded()).isTrue();
            assertThat(jump.server().getActiveSessions()).hasSize(1);
        }
    }

    @Test
    void shouldTakeTheNextPathToTheServerBetween() throws Exception {
        ServerPath closed = EmbeddedSshd.path(ScriptedServer.closedPort(), "");
        try (Connection connection = connector.connect(target.path().through(List.of(closed, jump.path())))) {
            assertThat(connection.run("true", BOUND).succeeded()).isTrue();
        }
    }

    @Test
    void shouldCheckTheKeysOfBothServers() {
        ServerPath otherKey =
                jump.path(HostKey.of(EmbeddedSshd.rsa().getPublic()).line());
        ConnectionException refused = failure(target.path().through(List.of(otherKey)));
        assertThat(refused.reason()).isEqualTo(Reason.HOP_FAILED);
        assertThat(refused).hasMessageContaining("leads through another server").hasMessageContaining("SHA256:");

        ServerPath wrong =
                target.path(HostKey.of(EmbeddedSshd.rsa().getPublic()).line());
        assertThat(failure(wrong.through(List.of(jump.path()))).reason()).isEqualTo(Reason.HOST_KEY_DIFFERS);
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(jump.server().getActiveSessions()).isEmpty());
    }

    @Test
    void shouldSayWhatFailedBeyondTheServerBetween() throws Exception {
        ServerPath closed = EmbeddedSshd.path(ScriptedServer.closedPort(), "");
        assertThat(failure(closed.through(List.of(jump.path()))).reason().layer())
                .isEqualTo("tcp");
        ServerPath nobody = NamedPaths.from(target.path(), "no-such-host.invalid", jump.path());
        ConnectionException unknown = failure(nobody);
        assertThat(unknown.reason()).isEqualTo(Reason.UNRESOLVED);
        assertThat(unknown).hasMessageContaining("does not resolve on the server at the end of web1/lan");
    }

    @Test
    void shouldReachAServerThroughASocksProxyThatKnowsItsName() throws Exception {
        try (ProxyServer proxy = ProxyServer.socks()) {
            assertReached("socks5://127.0.0.1:" + proxy.port());
            assertThat(proxy.asked())
                    .containsExactly("behind.proxy:" + target.path().port());
        }
    }

    @Test
    void shouldReachAServerThroughAnHttpProxyThatKnowsItsName() throws Exception {
        try (ProxyServer proxy = ProxyServer.http()) {
            assertReached("http://127.0.0.1:" + proxy.port());
            assertThat(proxy.asked())
                    .containsExactly("behind.proxy:" + target.path().port());
        }
    }

    @Test
    void shouldTellAProxyThatIsDownFromOneThatReachesNothing() throws Exception {
        int closed = ScriptedServer.closedPort();
        ServerPath nowhere = EmbeddedSshd.path(closed, "");
        for (String kind : List.of("socks5", "http")) {
            ConnectionException down = failure(NamedPaths.proxied(target.path(), kind + "://127.0.0.1:" + closed));
            assertThat(down.reason()).as(kind).isEqualTo(Reason.PROXY_FAILED);
            assertThat(down).hasMessageContaining("proxy 127.0.0.1:" + closed + " takes no connection");
            try (ProxyServer proxy = kind.equals("http") ? ProxyServer.http() : ProxyServer.socks()) {
                ConnectionException refused =
                        failure(NamedPaths.proxied(nowhere, kind + "://127.0.0.1:" + proxy.port()));
                assertThat(refused.reason()).as(kind).isEqualTo(Reason.UNREACHABLE);
                assertThat(refused).hasMessageContaining("gets no connection to it");
            }
        }
    }

    @Test
    void shouldSayWhatAnswersInsteadOfAProxy() throws Exception {
        try (ScriptedServer other = ScriptedServer.saying("SSH-2.0-Other\r\n", true)) {
            ConnectionException http = failure(NamedPaths.proxied(target.path(), "http://127.0.0.1:" + other.port()));
            assertThat(http).hasMessageContaining("SSH-2.0-Other");
        }
    }

    @Test
    void shouldReachAServerBehindASocket() throws Exception {
        Path file = directory.resolve("sshd.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(file));
            Relay.inBackground(() -> relay(server.accept()));
            ServerPath path = EmbeddedSshd.path("unix:" + file, 0, target.path().hostKey(), "ssh");
            try (Connection connection = connector.connect(path)) {
                assertThat(connection.run("echo inside", BOUND).stdout()).isEqualTo("inside\n");
            }
        }
        ConnectionException missing = failure(EmbeddedSshd.path("unix:" + file + "2", 0, "", "ssh"));
        assertThat(missing).hasMessageContaining("the socket takes no connection");
        assertThat(missing.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void shouldAskTheNameServerThatAPathStates() throws Exception {
        try (DnsServer split = DnsServer.answering()) {
            ServerPath path = NamedPaths.resolved(target.path(), "split.test", split.address());
            try (Connection connection = connector.connect(path)) {
                assertThat(connection.run("true", BOUND).succeeded()).isTrue();
            }
            ConnectionException unknown = failure(NamedPaths.resolved(target.path(), "other.test", split.address()));
            assertThat(unknown.reason()).isEqualTo(Reason.UNRESOLVED);
            assertThat(unknown).hasMessageContaining("the name server " + split.address() + " does not know it");
        }
    }

    @Test
    void shouldSayThatANameServerIsSilent() throws Exception {
        try (DnsServer silent = DnsServer.silent()) {
            ConnectionException unknown = failure(NamedPaths.resolved(target.path(), "split.test", silent.address()));
            assertThat(unknown.reason()).isEqualTo(Reason.UNRESOLVED);
            assertThat(unknown).hasMessageContaining("the name server " + silent.address() + " did not answer");
        }
    }

    private void assertReached(String proxy) throws Exception {
        ServerPath path = EmbeddedSshd.path(
                "behind.proxy", target.path().port(), target.path().hostKey(), "ssh");
        try (Connection connection = connector.connect(NamedPaths.proxied(path, proxy))) {
            assertThat(connection.run("echo through", BOUND).stdout()).isEqualTo("through\n");
        }
    }

    private void relay(SocketChannel client) throws IOException {
        Socket socket = UnixSocket.over(client);
        Relay.between(
                socket,
                new Socket(InetAddress.getLoopbackAddress(), target.path().port()));
    }

    private ConnectionException failure(ServerPath path) {
        return catchThrowableOfType(ConnectionException.class, () -> connector.connect(path));
    }
}
