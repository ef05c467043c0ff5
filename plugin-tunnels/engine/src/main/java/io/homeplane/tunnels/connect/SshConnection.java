package io.homeplane.tunnels.connect;

import io.homeplane.tunnels.connect.ConnectionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;

/** An open SSH connection; every command and every client of a forwarded socket has a channel of its own on it. */
final class SshConnection implements Connection {
    /**
     * sshd allows 10 sessions at once unless told otherwise (MaxSessions), and counts one that has just ended until it has read
     * that we know it: half of them can be used without being refused.
     */
    private static final int PARALLEL_COMMANDS = 5;

    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final String pathName;
    private final SSHClient client;
    private final Socket socket;
    private final ExecutorService threads;
    private final KeepAlive keepAlive;
    private final Semaphore commands = new Semaphore(PARALLEL_COMMANDS, true);
    /** Guarded by itself. */
    private final Map<String, SocketForward> forwards = new HashMap<>();
    /** Set before anybody hears of it: sshj may notice a moment later that its socket has ended. */
    private volatile boolean lost;

    SshConnection(String pathName, SSHClient client, Socket socket, Duration keepAliveInterval) {
        this.pathName = pathName;
        this.client = client;
        this.socket = socket;
        // Waits inside sshj end with the connection (the keep-alive sees to it) or with the caller's own timeout.
        client.getConnection().setTimeoutMs((int) Duration.ofHours(1).toMillis());
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "homeplane-ssh " + pathName);
            thread.setDaemon(true);
            return thread;
        });
        this.keepAlive = new KeepAlive(client.getConnection(), keepAliveInterval, this::drop, threads);
    }

    @Override
    public String pathName() {
        return pathName;
    }

    @Override
    public CommandResult run(String command, InputStream stdin, Consumer<String> stderrLine, Duration timeout)
            throws ConnectionException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        if (!commands.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            throw unfinished("no turn came for a command within " + DialFailures.seconds(timeout), null);
        }
        try {
            return runNow(command, stdin, stderrLine, timeout, deadline);
        } finally {
            commands.release();
        }
    }

    private CommandResult runNow(
            String command, InputStream stdin, Consumer<String> stderrLine, Duration timeout, long deadline)
            throws ConnectionException, InterruptedException {
        RemoteCommand remote = new RemoteCommand(client.getConnection(), threads);
        try {
            Future<CommandResult> result = threads.submit(() -> remote.run(command, stdin, stderrLine));
            try {
                return result.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } finally {
                result.cancel(true);
            }
        } catch (TimeoutException late) {
            throw unfinished("a command did not end within " + DialFailures.seconds(timeout) + " and was ended", late);
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        } catch (RejectedExecutionException closed) {
            throw lost("it was closed", closed);
        }
    }

    private ConnectionException failure(Throwable cause) {
        if (cause instanceof CappedOutput.TooMuch tooMuch) {
            return unfinished(tooMuch.getMessage() + " and was ended", tooMuch);
        }
        if (cause instanceof OpenFailException) {
            return new ConnectionException(
                    Reason.UNFINISHED,
                    "A command over " + pathName + " did not start: sshd opens no session (" + cause.getMessage()
                            + "); check MaxSessions and forced commands in its configuration.",
                    cause);
        }
        if (cause instanceof IOException) {
            lost = true;
            return lost(DialFailures.rootMessage(cause), cause);
        }
        throw new IllegalStateException("a command over " + pathName + " broke", cause);
    }

    private ConnectionException unfinished(String why, Throwable cause) {
        return new ConnectionException(
                Reason.UNFINISHED,
                "A command over " + pathName + " has no outcome: " + why
                        + "; check the server before running it again.",
                cause);
    }

    private ConnectionException lost(String why, Throwable cause) {
        return new ConnectionException(
                Reason.LOST,
                "The connection over " + pathName + " was lost (" + why
                        + "); what ran there may go on, so read its state before running it again.",
                cause);
    }

    @Override
    public Socket open(Endpoint end) throws IOException, InterruptedException {
        return new PassedStream(pathName, client.getConnection(), threads).open(end);
    }

    @Override
    public Path forward(String remoteSocket) throws ConnectionException {
        if (!isOpen()) {
            throw lost("it is closed", null);
        }
        synchronized (forwards) {
            SocketForward forward = forwards.get(remoteSocket);
            if (forward == null) {
                forward = openForward(remoteSocket);
                forwards.put(remoteSocket, forward);
            }
            return forward.localSocket();
        }
    }

    private SocketForward openForward(String remoteSocket) throws ConnectionException {
        try {
            return new SocketForward(client.getConnection(), remoteSocket, threads);
        } catch (IOException | RejectedExecutionException failed) {
            throw new ConnectionException(
                    Reason.LOST,
                    "Cannot make " + remoteSocket + " of " + pathName + " reachable here ("
                            + DialFailures.rootMessage(failed) + "); check that the temporary directory is writable.",
                    failed);
        }
    }

    @Override
    public RemoteShell shell(String terminal, RemoteShell.Size size) throws ConnectionException {
        try {
            return RemoteShell.open(new ExecChannel(client.getConnection()), terminal, size);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    @Override
    public boolean isOpen() {
        return !lost && client.isConnected() && !threads.isShutdown();
    }

    /** Ends the connection without a word, which also wakes a thread that is stuck writing to a dead one. */
    private void drop() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is to be gone, and it is.
        }
    }

    @Override
    public void close() {
        keepAlive.close();
        synchronized (forwards) {
            forwards.values().forEach(SocketForward::close);
            forwards.clear();
        }
        sayFarewell();
        drop();
        threads.shutdownNow();
    }

    private void sayFarewell() {
        try {
            threads.submit(() -> {
                        client.disconnect();
                        return null;
                    })
                    .get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException ignored) {
            // A farewell is a courtesy.
        }
    }
}
