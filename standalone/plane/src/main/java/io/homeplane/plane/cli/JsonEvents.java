package io.homeplane.plane.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A build's log as events, one JSON object a line (SPEC section 9). */
final class JsonEvents extends LineTransformationOutputStream {
    private final PrintStream out;

    JsonEvents(PrintStream out) {
        this.out = out;
    }

    @Override
    protected void eol(byte[] bytes, int length) throws IOException {
        String line = new String(bytes, 0, length, StandardCharsets.UTF_8).stripTrailing();
        String kind = line.startsWith("[Pipeline] ") ? "step" : "log";
        out.println("{\"time\":\"" + Instant.now() + "\",\"kind\":\"" + kind + "\",\"text\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(line)) + "\"}");
    }

    @Override
    public void flush() {
        out.flush();
    }
}
