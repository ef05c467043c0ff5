package io.homeplane.tunnels.connect;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** An open login shell on a server; what it is sent and what it prints are bytes that only the terminals at both ends understand. */
public final class RemoteShell implements Closeable {
    /** A shell that a signal ended has no exit code of its own; shells report 128 and the signal's number, which is not sent. */
    private static final int ENDED_BY_SIGNAL = 255;

    private final ExecChannel channel;

    private RemoteShell(ExecChannel channel) {
        this.channel = channel;
    }

    /** How large a terminal is, in characters. */
    public record Size(int columns, int rows) {}

    /**
     * Opens one.
     *
     * @param terminal the kind, such as {@code xterm-256color}; empty for a shell without a terminal, as for a script
     */
    static RemoteShell open(ExecChannel channel, String terminal, Size size) throws IOException {
        channel.open();
        if (!terminal.isEmpty()) {
            channel.allocatePTY(terminal, size.columns(), size.rows(), 0, 0, Map.of());
        }
        channel.startShell();
        return new RemoteShell(channel);
    }

    /** What it prints; with a terminal errors too. */
    public InputStream output() {
        return channel.getInputStream();
    }

    /** Its errors when it has no terminal. */
    public InputStream errors() {
        return channel.getErrorStream();
    }

    /** Sends what was typed. */
    public void send(byte[] bytes, int length) throws IOException, InterruptedException {
        channel.writer().write(bytes, length);
    }

    /** Tells it that nothing more comes; without a terminal it then ends. */
    public void endInput() throws IOException {
        channel.writer().end();
    }

    /** Tells it how large the terminal is now. */
    public void resize(Size size) throws IOException {
        channel.changeWindowDimensions(size.columns(), size.rows(), 0, 0);
    }

    /** Its exit code, once its output has ended; 255 when it was lost or a signal ended it. */
    public int exitCode() throws IOException {
        channel.join();
        Integer status = channel.getExitStatus();
        return status == null ? ENDED_BY_SIGNAL : status;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
