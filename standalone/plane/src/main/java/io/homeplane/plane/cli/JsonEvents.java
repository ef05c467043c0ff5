package io.homeplane.plane.cli;

import hudson.console.LineTransformationOutputStream;
import hudson.model.Result;
import io.homeplane.inventory.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

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
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("time", Instant.now().toString());
        event.put("kind", kind);
        event.put("text", line);
        out.println(Json.text(event));
    }

    /** The last event: how the build ended. */
    void end(Result result) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("kind", "result");
        event.put("result", result.toString());
        out.println(Json.text(event));
    }

    @Override
    public void flush() {
        out.flush();
    }
}
