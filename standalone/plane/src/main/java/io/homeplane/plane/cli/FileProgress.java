package io.homeplane.plane.cli;

import java.util.function.Consumer;

/** Counts files on the terminal while there are many; the line is gone when it is closed. */
final class FileProgress implements AutoCloseable {
    private static final int MANY = 50;

    private final int all;
    private final Consumer<String> terminal;
    private int done;

    /** @param terminal takes what is to be shown at once */
    FileProgress(int all, Consumer<String> terminal) {
        this.all = all;
        this.terminal = terminal;
    }

    /** Shows nothing when nobody looks. */
    static FileProgress onTerminal(int all) {
        return new FileProgress(all, System.console() == null ? text -> {} : System.err::print);
    }

    void next() {
        done++;
        if (all > MANY && (done % MANY == 0 || done == all)) {
            terminal.accept("\r" + done + " of " + all + " files");
        }
    }

    @Override
    public void close() {
        if (all > MANY) {
            terminal.accept("\r" + " ".repeat(40) + "\r");
        }
    }
}
