package io.homeplane.tunnels.recover;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import io.homeplane.tunnels.connect.Connector;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.probe.Pacing;
import io.homeplane.tunnels.probe.PathProbe;
import io.homeplane.tunnels.probe.PathVerdict;
import io.homeplane.tunnels.probe.Verdict;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Servers whose containers run or do not, and paths that are up while the right one of them runs. */
final class FakeFleet implements PathProbe, Connector, Pacing {
    static final ServerPath TUNNEL = path("edge", "wireguard", false);
    static final ServerPath EMERGENCY = path("edge", "ssh", true);
    static final ServerPath LAN = path("home", "lan", false);

    /** What docker says of a container, by its name; one that is not here does not exist. */
    final Map<String, String> containers = new HashMap<>();

    final Set<ServerPath> down = new HashSet<>();
    final List<String> restarted = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    /** A restart of this brings the tunnel back. */
    String culprit = "";

    String unrestartable = "";
    Layer failing = Layer.TCP;
    int probesUntilItReturns = Integer.MAX_VALUE;
    private int tunnelProbes;
    private long now;

    static ServerPath path(String server, String via, boolean emergency) {
        Position position = Position.of("paths.toml");
        return new ServerPath(position, "", server, via, "ssh", "10.0.0.1", 22, "root", "", "", 0, emergency);
    }

    static RecoveryTarget container(String name, String server) {
        return new RecoveryTarget(RecoveryTarget.Kind.CONTAINER, name, server, "carried_by states it");
    }

    FakeFleet with(String container, String state) {
        containers.put(container, state);
        return this;
    }

    RecoveryReport recover(RecoveryTarget... targets) throws InterruptedException {
        return recover(Duration.ofSeconds(5), targets);
    }

    RecoveryReport recover(Duration window, RecoveryTarget... targets) throws InterruptedException {
        return recover(Map.of("edge", List.of(EMERGENCY), "home", List.of(LAN)), window, targets);
    }

    RecoveryReport recover(Map<String, List<ServerPath>> ways, Duration window, RecoveryTarget... targets)
            throws InterruptedException {
        RecoveryPlan plan = new RecoveryPlan(TUNNEL, List.of(targets), ways);
        return new Recovery(this, this, this)
                .recover(List.of(plan), window, log::add)
                .get(0);
    }

    @Override
    public synchronized PathVerdict probe(ServerPath path, Duration timeout) {
        if (path.equals(TUNNEL) && ++tunnelProbes > probesUntilItReturns) {
            down.remove(TUNNEL);
        }
        boolean isDown = down.contains(path);
        String reason = isDown ? "Cannot reach " + path.name() + "." : "";
        Layer layer = isDown ? failing : Layer.LOGIN;
        return new PathVerdict(path, isDown ? Verdict.DOWN : Verdict.UP, layer, reason, 1, false, List.of());
    }

    @Override
    public Connection connect(ServerPath path) throws ConnectionException {
        if (down.contains(path)) {
            throw new ConnectionException(Reason.TIMED_OUT, "Cannot reach " + path.name() + ".", null);
        }
        return new FakeServer(path);
    }

    private CommandResult answer(String command) throws ConnectionException {
        if (command.startsWith("systemctl show")) {
            return new CommandResult(0, "LoadState=loaded\nActiveState=active\nSubState=running\n", "");
        }
        String name = containers.keySet().stream()
                .filter(command::contains)
                .findFirst()
                .orElse("");
        if (command.startsWith("docker inspect")) {
            return name.isEmpty()
                    ? new CommandResult(1, "", "Error: No such container: x")
                    : new CommandResult(0, "/" + name + " " + containers.get(name) + " img:1\n", "");
        }
        String what = name.isEmpty() ? "a unit" : name;
        restarted.add(what);
        if (what.equals("lost")) {
            throw new ConnectionException(Reason.LOST, "The connection was lost.", null);
        }
        if (what.equals(unrestartable)) {
            return new CommandResult(1, "", "Error: port is already allocated\n");
        }
        if (what.equals(culprit)) {
            down.remove(TUNNEL);
        }
        return new CommandResult(0, "", "");
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void pause(Duration duration) {
        now += duration.toNanos();
    }

    private final class FakeServer implements Connection {
        private final ServerPath path;

        FakeServer(ServerPath path) {
            this.path = path;
        }

        @Override
        public String pathName() {
            return path.name();
        }

        @Override
        public CommandResult run(String command, InputStream stdin, Consumer<String> stderrLine, Duration timeout)
                throws ConnectionException {
            return answer(command);
        }

        @Override
        public Path forward(String remoteSocket) {
            throw new UnsupportedOperationException("recovery forwards nothing");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
