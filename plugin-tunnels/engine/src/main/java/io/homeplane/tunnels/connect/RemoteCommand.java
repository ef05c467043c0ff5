package io.homeplane.tunnels.connect;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.Signal;

/** One command on a channel of its own: streams its input, collects its output, waits for its exit code. */
final class RemoteCommand {
    /** Enough for any answer; what is larger is a file, and belongs elsewhere. */
    static final int OUTPUT_LIMIT = 8 * 1024 * 1024;

    private static final int BUFFER = 32 * 1024;

    private final Connection connection;
    private final ExecChannel channel;
    private final ProcessNumber process = new ProcessNumber();
    private final ExecutorService threads;

    RemoteCommand(Connection connection, ExecutorService threads) {
        this.connection = connection;
        this.channel = new ExecChannel(connection);
        this.threads = threads;
    }

    CommandResult run(String command, InputStream stdin, Consumer<String> stderrLine)
            throws IOException, InterruptedException {
        channel.open();
        channel.exec(ProcessNumber.announcedBy(command));
        CappedOutput errorLines = new CappedOutput("stderr", OUTPUT_LIMIT, process.before(stderrLine));
        Future<String> stderr = threads.submit(() -> errorLines.drain(channel.getErrorStream()));
        Future<?> input = threads.submit(() -> send(stdin));
        try {
            String stdout = new CappedOutput("stdout", OUTPUT_LIMIT, line -> {}).drain(channel.getInputStream());
            String errors = process.without(get(stderr));
            channel.join(0, TimeUnit.SECONDS);
            return new CommandResult(exitCode(), stdout, errors);
        } finally {
            input.cancel(true);
            stderr.cancel(true);
            end();
        }
    }

    /** Ends the command if it still runs; returns without waiting for that. */
    private void end() {
        if (channel.isOpen() && !threads.isShutdown()) {
            threads.execute(this::terminate);
        }
    }

    /** sshd answers a close only when the command has ended, so that comes last. */
    private void terminate() {
        try {
            channel.signal(Signal.TERM);
            if (!process.endingIt().isEmpty()) {
                ExecChannel killing = new ExecChannel(connection);
                killing.open();
                killing.exec(process.endingIt());
                killing.join();
            }
            channel.close();
        } catch (IOException ignored) {
            // The connection is gone, and the channel with it.
        }
    }

    private Void send(InputStream stdin) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        for (int count = stdin.read(buffer); count >= 0; count = stdin.read(buffer)) {
            channel.writer().write(buffer, count);
        }
        channel.writer().end();
        return null;
    }

    private int exitCode() throws IOException {
        Integer status = channel.getExitStatus();
        if (status != null) {
            return status;
        }
        if (channel.getExitSignal() != null) {
            return -1;
        }
        throw new IOException("the channel closed without an exit code");
    }

    private static String get(Future<String> output) throws IOException, InterruptedException {
        try {
            return output.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException known) {
                throw known;
            }
            throw new IllegalStateException("reading a command's output broke", failed.getCause());
        }
    }
}
