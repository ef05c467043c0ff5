package io.homeplane.tunnels.connect;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One path's connection, opened when first wanted, and again when it was lost. */
final class SharedConnection {
    private final Opening opening;
    /** Held while opening, so that others who want this path wait for the same attempt, and can be interrupted. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Connection open;

    /** Opens the connection itself. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws ConnectionException, InterruptedException;
    }

    SharedConnection(Opening opening) {
        this.opening = opening;
    }

    Connection borrow() throws ConnectionException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (open == null || !open.isOpen()) {
                close();
                open = opening.open();
            }
            return new Share(open);
        } finally {
            lock.unlock();
        }
    }

    /** Closes the connection itself; the next {@link #borrow} opens another. */
    void close() {
        Connection last = open;
        open = null;
        if (last != null) {
            last.close();
        }
    }

    private void lost(Connection lost) {
        if (lost == open) {
            close();
        }
    }

    /** What one user of the connection holds. */
    private final class Share implements Connection {
        private final Connection connection;

        Share(Connection connection) {
            this.connection = connection;
        }

        @Override
        public String pathName() {
            return connection.pathName();
        }

        @Override
        public CommandResult run(String command, InputStream stdin, Consumer<String> stderrLine, Duration timeout)
                throws ConnectionException, InterruptedException {
            try {
                return connection.run(command, stdin, stderrLine, timeout);
            } catch (ConnectionException failed) {
                if (failed.reason() == ConnectionException.Reason.LOST) {
                    lost(connection);
                }
                throw failed;
            }
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
        public RemoteShell shell(String terminal, RemoteShell.Size size) throws ConnectionException {
            return connection.shell(terminal, size);
        }

        @Override
        public boolean isOpen() {
            return connection.isOpen();
        }

        @Override
        public void close() {
            // The connection is kept for the next user; it ends with the Connections it came from, or when it is lost.
        }
    }
}
