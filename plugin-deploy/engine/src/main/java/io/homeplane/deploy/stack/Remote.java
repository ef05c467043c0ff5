package io.homeplane.deploy.stack;

import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The server of one transaction: a connection that is opened anew when it was lost after the hand-over. */
final class Remote implements AutoCloseable {
    private static final long BETWEEN_ATTEMPTS = 500;

    private final Connection first;
    private final Opening opening;
    private Connection current;

    /** Opens another connection to the same server. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws ConnectionException, InterruptedException;
    }

    Remote(Connection first, Opening opening) {
        this.first = first;
        this.current = first;
        this.opening = opening;
    }

    CommandResult run(String command, byte[] stdin, Consumer<String> stderrLine, Duration timeout)
            throws ConnectionException, InterruptedException {
        return current.run(command, new ByteArrayInputStream(stdin), stderrLine, timeout);
    }

    CommandResult run(String command, Duration timeout) throws ConnectionException, InterruptedException {
        return current.run(command, timeout);
    }

    Path forward(String socket) throws ConnectionException {
        return current.forward(socket);
    }

    /**
     * Opens a new connection in place of the lost one.
     *
     * @throws ConnectionException of the last attempt when the time is over
     */
    void reconnect(Duration within) throws ConnectionException, InterruptedException {
        close();
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            try {
                current = opening.open();
                return;
            } catch (ConnectionException e) {
                if (System.nanoTime() >= end) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_ATTEMPTS);
            }
        }
    }

    /** Closes what was opened here; the first connection is its giver's. */
    @Override
    public void close() {
        if (current != first) {
            current.close();
        }
    }
}
