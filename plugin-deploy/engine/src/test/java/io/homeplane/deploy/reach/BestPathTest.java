package io.homeplane.deploy.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.homeplane.deploy.progress.Progress;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import io.homeplane.tunnels.connect.Connections;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BestPathTest {
    private static final ServerPath LAN = path("lan", false);
    private static final ServerPath TAILSCALE = path("tailscale", false);
    private static final ServerPath EMERGENCY = path("ssh", true);

    private final List<String> tried = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Progress heard = new Progress() {
        @Override
        public void phase(String phase) {
            said.add("phase " + phase);
        }

        @Override
        public void line(String line) {
            said.add(line);
        }
    };

    @Test
    void shouldSayWhichPathItTook() throws Exception {
        BestPath best = new BestPath(this::connect);
        best.connect("web1", List.of(TAILSCALE), heard);
        assertThat(said).containsExactly("over web1/tailscale");
    }

    @Test
    void shouldFallBackAndRememberWhatFailed() throws Exception {
        try (Connections connections = new Connections(this::connect)) {
            BestPath best = new BestPath(connections);
            best.connect("web1", List.of(LAN, TAILSCALE), heard);
            assertThat(said).containsExactly("lan is down.", "over web1/tailscale");
            best.connect("web1", List.of(LAN, TAILSCALE), heard);
            assertThat(tried).containsExactly("web1/lan", "web1/tailscale");
        }
    }

    @Test
    void shouldNotTakeAnEmergencyPath() {
        ConnectionException failed = catchThrowableOfType(
                ConnectionException.class,
                () -> new BestPath(this::connect).connect("web1", List.of(LAN, EMERGENCY), heard));
        assertThat(failed).hasMessage("lan is down.");
        assertThat(tried).containsExactly("web1/lan");
    }

    private Connection connect(ServerPath path) throws ConnectionException {
        tried.add(path.name());
        if (path.via().equals("lan")) {
            throw new ConnectionException(Reason.REFUSED, "lan is down.", null);
        }
        return new Open(path.name());
    }

    private static ServerPath path(String via, boolean emergency) {
        return new ServerPath(
                Position.of("a.toml"), "", "web1", via, "ssh", "192.0.2.1", 22, "root", "", "", 0, emergency);
    }

    private record Open(String pathName) implements Connection {
        @Override
        public CommandResult run(String command, InputStream stdin, Consumer<String> stderrLine, Duration timeout) {
            return new CommandResult(0, "", "");
        }

        @Override
        public Path forward(String remoteSocket) {
            return Path.of(remoteSocket);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
