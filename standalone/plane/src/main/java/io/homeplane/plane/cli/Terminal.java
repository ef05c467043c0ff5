package io.homeplane.plane.cli;

import io.homeplane.tunnels.connect.RemoteShell.Size;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The terminal that this process stands at, as {@code stty} sees and sets it; raw while it is open. */
final class Terminal implements AutoCloseable {
    private static final Path DEVICE = Path.of("/dev/tty");
    private static final Size USUAL = new Size(80, 24);

    private final String settings;
    private final Thread atExit = new Thread(this::restore, "homeplane-terminal");

    private Terminal(String settings) {
        this.settings = settings;
    }

    /** True when a person types and reads: neither end is a file or a pipe. */
    static boolean isHere() {
        return System.console() != null && Files.isReadable(DEVICE);
    }

    /** The kind of this terminal; the plainest there is when nobody says. */
    static String kind() {
        String kind = System.getenv("TERM");
        return kind == null || kind.isEmpty() ? "dumb" : kind;
    }

    /** Hands every key on as it is typed, until it is closed or the process ends. */
    static Terminal raw() throws IOException, InterruptedException {
        Terminal terminal = new Terminal(stty("-g").strip());
        Runtime.getRuntime().addShutdownHook(terminal.atExit);
        stty("raw", "-echo");
        return terminal;
    }

    /** How large it is now. */
    static Size size() throws IOException, InterruptedException {
        String[] rowsAndColumns = stty("size").strip().split(" ", 2);
        if (rowsAndColumns.length < 2 || !(rowsAndColumns[0] + rowsAndColumns[1]).matches("[0-9]{2,9}")) {
            return USUAL;
        }
        Size size = new Size(Integer.parseInt(rowsAndColumns[1]), Integer.parseInt(rowsAndColumns[0]));
        return size.columns() == 0 || size.rows() == 0 ? USUAL : size;
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // The process ends, and the hook with it.
        }
    }

    private void restore() {
        try {
            stty(settings);
        } catch (IOException gone) {
            // Without its terminal there is nothing to restore.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String stty(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .redirectInput(new File(DEVICE.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
