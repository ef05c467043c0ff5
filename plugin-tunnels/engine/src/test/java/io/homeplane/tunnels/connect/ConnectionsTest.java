package io.homeplane.tunnels.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final ServerPath LAN = path("lan", 0, false);
    private static final ServerPath TAILSCALE = path("tailscale", 1, false);
    private static final ServerPath EMERGENCY = path("ssh", 0, true);
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final FakeNetwork network = new FakeNetwork();
    private final AtomicLong now = new AtomicLong();
    private final Connections connections = new Connections(network, now::get);

    @Test
    void shouldUseTheBestPath() throws Exception {
        assertThat(connections.to(inventory(), "web1").pathName()).isEqualTo("web1/lan");
    }

    @Test
    void shouldFallBackToTheNextPathAndRememberWhy() throws Exception {
        network.fail(LAN, Reason.REFUSED, "lan refused.");
        assertThat(connections.to(inventory(), "web1").pathName()).isEqualTo("web1/tailscale");
        assertThat(connections.lastFailure(LAN))
                .hasValueSatisfying(failure -> assertThat(failure.message()).isEqualTo("lan refused."));
        assertThat(connections.lastFailure(TAILSCALE)).isEmpty();
    }

    @Test
    void shouldTryAPathThatFailedLatelyAfterTheOthers() throws Exception {
        network.fail(LAN, Reason.TIMED_OUT, "lan timed out.");
        connections.to(inventory(), "web1");
        connections.to(inventory(), "web1");
        assertThat(network.attempts).containsExactly("web1/lan", "web1/tailscale");

        network.failures.clear();
        now.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(connections.to(inventory(), "web1").pathName()).isEqualTo("web1/lan");
        assertThat(connections.lastFailure(LAN)).isEmpty();
    }

    @Test
    void shouldShareOneConnectionPerPath() throws Exception {
        Connection one = connections.to(inventory(), "web1");
        one.close();
        Connection other = connections.connect(LAN);
        assertThat(network.attempts).containsExactly("web1/lan");
        assertThat(other.run("true", BOUND).succeeded()).isTrue();
    }

    @Test
    void shouldOpenAnotherConnectionWhenOneWasLost() throws Exception {
        Connection share = connections.connect(LAN);
        network.opened.get(0).lost = true;
        assertThat(catchThrowableOfType(ConnectionException.class, () -> share.run("true", BOUND))
                        .reason())
                .isEqualTo(Reason.LOST);
        assertThat(network.opened.get(0).closed).isTrue();
        assertThat(connections.connect(LAN).run("true", BOUND).succeeded()).isTrue();
        assertThat(network.opened).hasSize(2);
    }

    @Test
    void shouldOpenAnotherConnectionWhenTheLossWasNoticedBetweenCommands() throws Exception {
        connections.connect(LAN);
        network.opened.get(0).closed = true;
        connections.connect(LAN);
        assertThat(network.opened).hasSize(2);
    }

    @Test
    void shouldGiveTheReasonOfEachPathWhenNoneWorks() {
        network.fail(LAN, Reason.REFUSED, "lan refused.");
        network.fail(TAILSCALE, Reason.TIMED_OUT, "tailscale timed out.");
        ConnectionException none =
                catchThrowableOfType(ConnectionException.class, () -> connections.to(inventory(), "web1"));
        assertThat(none.reason()).isEqualTo(Reason.NO_PATH);
        assertThat(none)
                .hasMessage("Cannot reach web1 over any of its 2 paths: lan refused. tailscale timed out.")
                .hasSuppressedException(none.getSuppressed()[0]);
    }

    @Test
    void shouldGiveTheReasonItselfWhenThereIsOnePath() {
        network.fail(LAN, Reason.REFUSED, "lan refused.");
        ConnectionException refused =
                catchThrowableOfType(ConnectionException.class, () -> connections.to("web1", List.of(LAN)));
        assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void shouldNotUseAnEmergencyPathUnlessItIsGiven() throws Exception {
        network.fail(LAN, Reason.REFUSED, "lan refused.");
        network.fail(TAILSCALE, Reason.TIMED_OUT, "tailscale timed out.");
        assertThat(catchThrowableOfType(ConnectionException.class, () -> connections.to(inventory(), "web1")))
                .isNotNull();
        assertThat(connections.to("web1", inventory().pathsTo("web1")).pathName())
                .isEqualTo("web1/ssh");
    }

    @Test
    void shouldShowTheTableToAddWhenAServerHasNoPath() {
        ConnectionException none =
                catchThrowableOfType(ConnectionException.class, () -> connections.to(inventory(), "web2"));
        assertThat(none.reason()).isEqualTo(Reason.NO_PATH);
        assertThat(none).hasMessageContaining("[[path]]").hasMessageContaining("server = \"web2\"");
    }

    @Test
    void shouldCloseEveryConnection() throws Exception {
        connections.connect(LAN);
        connections.connect(TAILSCALE);
        connections.close();
        assertThat(network.opened).hasSize(2).allMatch(each -> each.closed);
        assertThat(catchThrowableOfType(ConnectionException.class, () -> connections.connect(LAN))
                        .reason())
                .isEqualTo(Reason.LOST);
    }

    private static Inventory inventory() {
        return new Inventory(
                ".", List.of(), List.of(), List.of(), List.of(EMERGENCY, TAILSCALE, LAN), List.of(), List.of());
    }

    private static ServerPath path(String via, int priority, boolean emergency) {
        Position position = Position.of("paths.toml");
        return new ServerPath(position, "", "web1", via, "ssh", "10.0.0.1", 22, "root", "", "", priority, emergency);
    }

    private static final class FakeNetwork implements Connector {
        final Map<ServerPath, ConnectionException> failures = new HashMap<>();
        final List<String> attempts = new ArrayList<>();
        final List<FakeConnection> opened = new ArrayList<>();

        void fail(ServerPath path, Reason reason, String message) {
            failures.put(path, new ConnectionException(reason, message, null));
        }

        @Override
        public Connection connect(ServerPath path) throws ConnectionException {
            attempts.add(path.name());
            if (failures.containsKey(path)) {
                throw failures.get(path);
            }
            opened.add(new FakeConnection(path.name()));
            return opened.get(opened.size() - 1);
        }
    }

    private static final class FakeConnection implements Connection {
        private final String pathName;
        boolean lost;
        boolean closed;

        FakeConnection(String pathName) {
            this.pathName = pathName;
        }

        @Override
        public String pathName() {
            return pathName;
        }

        @Override
        public CommandResult run(String command, InputStream stdin, Consumer<String> stderrLine, Duration timeout)
                throws ConnectionException {
            if (lost) {
                throw new ConnectionException(Reason.LOST, "lost.", null);
            }
            return new CommandResult(0, "", "");
        }

        @Override
        public Path forward(String remoteSocket) {
            return Path.of(remoteSocket);
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
