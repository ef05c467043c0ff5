package io.homeplane.deploy.stack;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A stack's {@code environment} block as the file that Compose is given, as Komodo writes it: one {@code NAME=value} a line. */
final class EnvironmentFile {
    private EnvironmentFile() {}

    static byte[] of(Map<String, String> environment) {
        StringBuilder text = new StringBuilder();
        environment.forEach((name, value) ->
                text.append(name).append('=').append(line(value)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Only a value of several lines needs quotes; others stay as they were written. */
    private static String line(String value) {
        if (value.indexOf('\n') < 0) {
            return value;
        }
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$", "\\$")
                        .replace("\n", "\\n")
                + '"';
    }
}
