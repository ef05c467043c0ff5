package io.homeplane.tunnels.view;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.Connector;
import io.homeplane.tunnels.connect.LocalConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the tunnel below a path about itself, where the path says that it can be asked, or where it usually can. */
public final class TunnelLook {
    private final Connector servers;
    private final StatusTokens tokens;
    private final Clock clock;

    /**
     * @param servers connects to the servers that a tunnel is asked on
     * @param tokens of the APIs that ask for one
     */
    public TunnelLook(Connector servers, StatusTokens tokens, Clock clock) {
        this.servers = servers;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Begins to ask; empty when the path does not say how its tunnel is asked. */
    public Optional<Asking> ask(ServerPath path, Duration bound) {
        return source(path).map(source -> new Asking(path, source, bound));
    }

    private Optional<Source> source(ServerPath path) {
        boolean stated = path.status().stated();
        return switch (path.via()) {
            case "tailscale" ->
                stated || (isHere(path) && Files.exists(Path.of(TailscaleSource.usual())))
                        ? Optional.of(new TailscaleSource(clock))
                        : Optional.empty();
            case "wireguard" -> Optional.of(new WireguardSource());
            case "cloudflare" -> stated ? Optional.of(new CloudflaredSource()) : Optional.empty();
            case "openvpn" -> stated ? Optional.of(new OpenvpnSource()) : Optional.empty();
            case "pangolin" ->
                !stated
                        ? Optional.empty()
                        : Optional.of(
                                path.status().source().startsWith("https://")
                                        ? new PangolinApi(tokens)
                                        : new PangolinContainers());
            default -> Optional.empty();
        };
    }

    private static boolean isHere(ServerPath path) {
        return path.from().isEmpty() && path.status().server().isEmpty();
    }

    private static TunnelView unasked(ServerPath path, Throwable why) {
        if (why instanceof IOException || why instanceof ConnectionException) {
            String where = path.status().stated() ? " (" + path.status().source() + ")" : "";
            return TunnelView.unknown(name(path) + where + " cannot be asked how it is: " + why.getMessage() + ".");
        }
        throw new IllegalStateException("asking the tunnel of " + path.name() + " broke", why);
    }

    private static String name(ServerPath path) {
        return "The tunnel of " + path.name();
    }

    /** A question that was put, on a thread of its own. */
    public final class Asking implements AutoCloseable {
        private final ServerPath path;
        private final Source source;
        private final Duration bound;
        private final long deadline;
        private final FutureTask<TunnelView> task = new FutureTask<>(this::run);
        private final Thread thread;
        private volatile Glance glance;

        private Asking(ServerPath path, Source source, Duration bound) {
            this.path = path;
            this.source = source;
            this.bound = bound;
            this.deadline = System.nanoTime() + bound.toNanos();
            this.thread = new Thread(task, "homeplane-view " + path.name());
            thread.setDaemon(true);
            thread.start();
        }

        /** What the tunnel says of itself, when the time is over at the latest. */
        public TunnelView answer() throws InterruptedException {
            try {
                return task.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                return TunnelView.unknown(name(path) + " did not say how it is within " + bound.toMillis() + " ms.");
            } catch (ExecutionException failed) {
                return unasked(path, failed.getCause());
            }
        }

        private TunnelView run() throws IOException, ConnectionException, InterruptedException {
            try (Connection machine = machine();
                    Glance opened = new Glance(machine, deadline)) {
                glance = opened;
                return source.look(path, opened);
            }
        }

        private Connection machine() throws ConnectionException, InterruptedException {
            if (isHere(path)) {
                return new LocalConnection("this machine");
            }
            ConnectionException first = null;
            for (ServerPath way : path.status().server().isEmpty()
                    ? path.through()
                    : path.status().through()) {
                try {
                    return servers.connect(way);
                } catch (ConnectionException failed) {
                    first = first == null ? failed : first;
                }
            }
            throw first != null ? first : noWay(path);
        }

        /** Gives the question up, if it still waits. */
        @Override
        public void close() {
            Glance last = glance;
            try {
                if (last != null) {
                    last.close();
                }
            } catch (IOException gone) {
                // So is what it had opened.
            }
            thread.interrupt();
        }
    }

    private static ConnectionException noWay(ServerPath path) {
        return new ConnectionException(
                ConnectionException.Reason.NO_PATH,
                "no other path leads to the server that it is asked on, "
                        + (path.status().server().isEmpty()
                                ? path.from()
                                : path.status().server()),
                null);
    }
}
