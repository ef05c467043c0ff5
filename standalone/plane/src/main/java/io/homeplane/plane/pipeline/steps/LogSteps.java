package io.homeplane.plane.pipeline.steps;

import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.plane.pipeline.Call;
import io.homeplane.plane.pipeline.Interpreter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Steps that print, or change what is printed. */
final class LogSteps {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("'['yyyy-MM-dd'T'HH:mm:ss.SSS'Z] '").withZone(ZoneOffset.UTC);

    private LogSteps() {}

    static Object echo(Call call, Interpreter pipeline) throws Exception {
        pipeline.log().pipeline("echo");
        pipeline.scope().get(TaskListener.class).getLogger().println(call.required("message"));
        return null;
    }

    static Object timestamps(Call call, Interpreter pipeline) throws Exception {
        return pipeline.block(
                "timestamps",
                "",
                () -> pipeline.body(call.body(), pipeline.scope().withFilter(new Timestamps())));
    }

    private static final class Timestamps extends ConsoleLogFilter {
        @Override
        @SuppressWarnings("rawtypes")
        public OutputStream decorateLogger(Run build, OutputStream stream) {
            return new LineTransformationOutputStream.Delegating(stream) {
                @Override
                protected void eol(byte[] bytes, int length) throws IOException {
                    out.write((TIME.format(Instant.now()) + new String(bytes, 0, length, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }
}
