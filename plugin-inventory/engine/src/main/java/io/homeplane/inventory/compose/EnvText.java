package io.homeplane.inventory.compose;

import java.util.LinkedHashMap;
import java.util.Map;

/** An env file as Compose reads it: {@code NAME=value} lines, quotes around values, comments. */
final class EnvText {
    private EnvText() {}

    static Map<String, String> read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            String assignment = line.strip();
            if (assignment.startsWith("export ")) {
                assignment = assignment.substring("export ".length()).strip();
            }
            int equals = assignment.indexOf('=');
            if (equals > 0 && !assignment.startsWith("#")) {
                values.put(
                        assignment.substring(0, equals).strip(),
                        value(assignment.substring(equals + 1).strip()));
            }
        }
        return values;
    }

    private static String value(String text) {
        char quote = text.isEmpty() ? ' ' : text.charAt(0);
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, 1);
            return end < 0 ? text : text.substring(1, end);
        }
        int comment = text.indexOf(" #");
        return comment < 0 ? text : text.substring(0, comment).strip();
    }
}
