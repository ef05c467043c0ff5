package io.homeplane.tunnels.connect;

import io.homeplane.tunnels.connect.ConnectionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The "connection" of {@code via = "local"}: commands run on this machine, by the same {@code sh}. */
public final class LocalConnection implements Connection {
    private final String pathName;

    /** @param pathName for messages */
    public LocalConnection(String pathName) {
        this.pathName = pathName;
    }

    @Override
    public String pathName() {
        return pathName;
    }

    @Override
    public Socket open(Endpoint end) throws IOException {
        return end instanceof Endpoint.Unix socket
                ? UnixSocket.open(socket.path())
                : new Socket(((Endpoint.Tcp) end).host(), ((Endpoint.Tcp) end).port());
    }

    @Override
    public CommandResult run(String command, InputStream stdin, Consumer<String> stderrLine, Duration timeout)
            throws ConnectionException, InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "homeplane-local");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return run(start(command), stdin, stderrLine, timeout, threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private Process start(String command) throws ConnectionException {
        try {
            return new ProcessBuilder("sh", "-c", command).start();
        } catch (IOException failed) {
            throw unfinished("sh does not start (" + failed.getMessage() + ")", failed);
        }
    }

    private CommandResult run(
            Process process, InputStream stdin, Consumer<String> stderrLine, Duration timeout, ExecutorService threads)
            throws ConnectionException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        int limit = RemoteCommand.OUTPUT_LIMIT;
        Future<String> stdout =
                threads.submit(() -> new CappedOutput("stdout", limit, line -> {}).drain(process.getInputStream()));
        Future<String> stderr =
                threads.submit(() -> new CappedOutput("stderr", limit, stderrLine).drain(process.getErrorStream()));
        Future<?> input = threads.submit(() -> send(stdin, process));
        try {
            String printed = stdout.get(left(deadline), TimeUnit.NANOSECONDS);
            String complained = stderr.get(left(deadline), TimeUnit.NANOSECONDS);
            if (!process.waitFor(left(deadline), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return new CommandResult(process.exitValue(), printed, complained);
        } catch (TimeoutException late) {
            throw unfinished("it did not end within " + DialFailures.seconds(timeout) + " and was ended", late);
        } catch (ExecutionException tooMuch) {
            throw unfinished(DialFailures.rootMessage(tooMuch) + " and was ended", tooMuch);
        } finally {
            input.cancel(true);
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static long left(long deadline) {
        return deadline - System.nanoTime();
    }

    private static Void send(InputStream stdin, Process process) throws IOException {
        try (OutputStream out = process.getOutputStream()) {
            stdin.transferTo(out);
        }
        return null;
    }

    private ConnectionException unfinished(String why, Throwable cause) {
        return new ConnectionException(
                Reason.UNFINISHED, "A command on " + pathName + " has no outcome: " + why + ".", cause);
    }

    @Override
    public Path forward(String remoteSocket) {
        return Path.of(remoteSocket);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
