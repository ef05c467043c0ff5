package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The open connections of one controller: one per path, shared by all that use it, reopened when it was lost.
 *
 * <p>What {@link #connect} and {@link #to} return is a share: closing it gives it back, and closing this closes all.
 * Safe for use by several threads; two that want the same path wait for one attempt, others do not wait for it.
 */
public final class Connections implements Connector, Closeable {
    /** A path that failed this recently is tried after the others. */
    private static final Duration MEMORY = Duration.ofSeconds(30);

    private final Connector connector;
    private final LongSupplier nanoTime;
    private final Map<ServerPath, SharedConnection> shared = new ConcurrentHashMap<>();
    private final Map<ServerPath, PathFailure> failures = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Why a path could not be used the last time. */
    public record PathFailure(ServerPath path, Reason reason, String message, long atNanos) {}

    public Connections(Connector connector) {
        this(connector, System::nanoTime);
    }

    /** @param nanoTime a monotonic clock */
    public Connections(Connector connector, LongSupplier nanoTime) {
        this.connector = connector;
        this.nanoTime = nanoTime;
    }

    /** A share of the connection over the best path that works, leaving out paths that are for emergencies. */
    public Connection to(Inventory inventory, String server) throws ConnectionException, InterruptedException {
        return to(
                server,
                inventory.pathsTo(server).stream()
                        .filter(path -> !path.emergency())
                        .toList());
    }

    /**
     * A share of the connection over the first of these paths that opens.
     *
     * @throws ConnectionException when none does; its message has the reason of each
     */
    public Connection to(String server, List<ServerPath> paths) throws ConnectionException, InterruptedException {
        List<ServerPath> usable =
                inOrder(paths).stream().filter(ServerPath::carriesDeploys).toList();
        List<ConnectionException> tried = new ArrayList<>();
        for (ServerPath path : usable) {
            try {
                return connect(path);
            } catch (ConnectionException failed) {
                tried.add(failed);
            }
        }
        if (tried.size() == 1) {
            throw tried.get(0);
        }
        throw nothingWorks(server, tried);
    }

    @Override
    public Connection connect(ServerPath path) throws ConnectionException, InterruptedException {
        SharedConnection connection =
                shared.computeIfAbsent(path, each -> new SharedConnection(() -> connector.connect(each, this)));
        try {
            Connection share = connection.borrow();
            failures.remove(path);
            if (closed) {
                connection.close();
                throw new ConnectionException(Reason.LOST, "The connections were closed while one was opened.", null);
            }
            return share;
        } catch (ConnectionException failed) {
            failures.put(path, new PathFailure(path, failed.reason(), failed.getMessage(), nanoTime.getAsLong()));
            throw failed;
        }
    }

    /** Why this path failed when it was last tried; empty when it worked, or was never tried. */
    public Optional<PathFailure> lastFailure(ServerPath path) {
        return Optional.ofNullable(failures.get(path));
    }

    /** Those that failed lately come last. */
    @Override
    public List<ServerPath> inOrder(List<ServerPath> paths) {
        return paths.stream().sorted(Comparator.comparing(this::failedLately)).toList();
    }

    private boolean failedLately(ServerPath path) {
        PathFailure failure = failures.get(path);
        return failure != null && nanoTime.getAsLong() - failure.atNanos() < MEMORY.toNanos();
    }

    private static ConnectionException nothingWorks(String server, List<ConnectionException> tried) {
        if (tried.isEmpty()) {
            return new ConnectionException(
                    Reason.NO_PATH,
                    "Cannot reach " + server + ": no path there carries deploys; add a [[path]] table with server = \""
                            + server + "\", an address and a host_key.",
                    null);
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        tried.forEach(each -> reasons.put(each.getMessage(), each.getMessage()));
        ConnectionException none = new ConnectionException(
                Reason.NO_PATH,
                "Cannot reach " + server + " over any of its " + tried.size() + " paths: "
                        + reasons.values().stream().collect(Collectors.joining(" ")),
                tried.get(0));
        tried.stream().skip(1).forEach(none::addSuppressed);
        return none;
    }

    /** Closes every connection, whoever still holds a share of it. */
    @Override
    public void close() {
        closed = true;
        shared.values().forEach(SharedConnection::close);
        shared.clear();
    }
}
