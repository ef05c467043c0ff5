package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Connections to servers that others are reached through: one per path for all who lead through it at the same time, closed when the
 * last of them closes his share. All who wait for one attempt get its outcome.
 */
final class Hops implements Connector {
    private final Connector connector;
    /** Guarded by itself. */
    private final Map<ServerPath, Hop> hops = new HashMap<>();

    Hops(Connector connector) {
        this.connector = connector;
    }

    @Override
    public Connection connect(ServerPath path) throws ConnectionException, InterruptedException {
        Hop hop = enter(path);
        try {
            return new Share(hop, hop.opening.get());
        } catch (ExecutionException failed) {
            leave(hop);
            if (failed.getCause() instanceof ConnectionException known) {
                throw known;
            }
            throw new IllegalStateException("connecting to " + path.name() + " broke", failed.getCause());
        } catch (CancellationException left) {
            leave(hop);
            throw new ConnectionException(Reason.LOST, "The connection over " + path.name() + " was given up.", left);
        } catch (InterruptedException interrupted) {
            leave(hop);
            throw interrupted;
        }
    }

    private Hop enter(ServerPath path) {
        synchronized (hops) {
            Hop hop = hops.get(path);
            if (hop == null || hop.isOver()) {
                hop = new Hop(path);
                hops.put(path, hop);
                hop.start();
            }
            hop.users++;
            return hop;
        }
    }

    private void leave(Hop hop) {
        synchronized (hops) {
            hop.users--;
            if (hop.users > 0) {
                return;
            }
            hops.remove(hop.path, hop);
        }
        hop.opening.cancel(true);
        hop.close();
    }

    private final class Hop {
        private final ServerPath path;
        private final FutureTask<Connection> opening = new FutureTask<>(this::open);
        /** Guarded by {@link #hops}. */
        private int users;

        private volatile Connection connection;

        Hop(ServerPath path) {
            this.path = path;
        }

        void start() {
            Thread thread = new Thread(opening, "homeplane-hop " + path.name());
            thread.setDaemon(true);
            thread.start();
        }

        private Connection open() throws ConnectionException, InterruptedException {
            connection = connector.connect(path);
            synchronized (hops) {
                if (users > 0) {
                    return connection;
                }
            }
            close(); // everybody left while it opened
            throw new ConnectionException(Reason.LOST, "Nobody waits for " + path.name() + " any more.", null);
        }

        /** True when it failed or was lost, so that the next user needs another. */
        boolean isOver() {
            return opening.isDone() && (connection == null || !connection.isOpen());
        }

        void close() {
            Connection last = connection;
            if (last != null) {
                last.close();
            }
        }
    }

    private final class Share implements Connection {
        private final Hop hop;
        private final Connection connection;
        private final AtomicBoolean closed = new AtomicBoolean();

        Share(Hop hop, Connection connection) {
            this.hop = hop;
            this.connection = connection;
        }

        @Override
        public String pathName() {
            return connection.pathName();
        }

        @Override
        public CommandResult run(String command, InputStream stdin, Consumer<String> stderrLine, Duration timeout)
                throws ConnectionException, InterruptedException {
            return connection.run(command, stdin, stderrLine, timeout);
        }

        @Override
        public Path forward(String remoteSocket) throws ConnectionException {
            return connection.forward(remoteSocket);
        }

        @Override
        public Socket open(Endpoint end) throws IOException, InterruptedException {
            return connection.open(end);
        }

        @Override
        public boolean isOpen() {
            return connection.isOpen();
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                leave(hop);
            }
        }
    }
}
