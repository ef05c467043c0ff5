package io.homeplane.plane.cli;

import io.homeplane.tunnels.connect.RemoteShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Passes what is typed here to a shell elsewhere, and what that prints to here, until the shell ends. */
final class ShellSession {
    private static final int BUFFER = 8192;
    private static final long LOOK_AT_SIZE_EVERY = 1000;

    private final RemoteShell shell;
    private final InputStream typed;
    private final OutputStream out;
    private final OutputStream err;

    ShellSession(RemoteShell shell, InputStream typed, OutputStream out, OutputStream err) {
        this.shell = shell;
        this.typed = typed;
        this.out = out;
        this.err = err;
    }

    /** Returns the shell's exit code. */
    int run(boolean terminal) throws IOException, InterruptedException {
        inBackground("homeplane-typed", this::sendWhatIsTyped);
        Thread errors = inBackground("homeplane-errors", () -> copy(shell.errors(), err));
        if (terminal) {
            inBackground("homeplane-size", this::followTheSize);
        }
        copy(shell.output(), out);
        errors.join();
        return shell.exitCode();
    }

    private void sendWhatIsTyped() throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        for (int count = typed.read(buffer); count >= 0; count = typed.read(buffer)) {
            shell.send(buffer, count);
        }
        shell.endInput();
    }

    /** A process hears of a new size by a signal that Java does not hand on. */
    private void followTheSize() throws IOException, InterruptedException {
        RemoteShell.Size known = Terminal.size();
        while (true) {
            Thread.sleep(LOOK_AT_SIZE_EVERY);
            RemoteShell.Size now = Terminal.size();
            if (!now.equals(known)) {
                shell.resize(now);
                known = now;
            }
        }
    }

    /** At once what comes: a prompt is no whole line. */
    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            to.flush();
        }
    }

    /** Ends with the process; a shell that has ended takes no more, which is not an error of it. */
    private static Thread inBackground(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException over) {
                        // The shell has ended, or its connection: its output ends too, and its exit code says how.
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** What a thread does. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
