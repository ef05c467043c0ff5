package io.homeplane.tunnels.connect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Collects what a command prints, up to a bound, and passes its lines on as they come. */
final class CappedOutput {
    private final String name;
    private final int limit;
    private final Consumer<String> eachLine;
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    CappedOutput(String name, int limit, Consumer<String> eachLine) {
        this.name = name;
        this.limit = limit;
        this.eachLine = eachLine;
    }

    /** Reads to the end. */
    String drain(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (all.size() + count > limit) {
                throw new TooMuch(name, limit);
            }
            all.write(buffer, 0, count);
            passLines(buffer, count);
        }
        if (line.size() > 0) {
            passLine();
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private void passLines(byte[] buffer, int count) {
        for (int at = 0; at < count; at++) {
            if (buffer[at] == '\n') {
                passLine();
            } else if (buffer[at] != '\r') {
                line.write(buffer[at]);
            }
        }
    }

    private void passLine() {
        eachLine.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }

    /** A command printed more than anyone will read. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch(String name, int limit) {
            super("it printed more than " + limit + " bytes to " + name);
        }
    }
}
