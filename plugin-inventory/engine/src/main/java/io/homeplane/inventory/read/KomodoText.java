package io.homeplane.inventory.read;

import java.util.ArrayList;
import java.util.List;

/** The little languages inside Komodo's strings. Source: {@code client/core/rs/src/parsers.rs} of Komodo 2.3. */
final class KomodoText {
    private KomodoText() {}

    /**
     * A line of an environment block.
     *
     * @param line counted from 0 in the block
     * @param key empty when the line is not an assignment
     */
    record Assignment(int line, String key, String value) {}

    /** Values one a line or between commas; {@code #} starts a comment. */
    static List<String> list(String text) {
        List<String> values = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String trimmed = line.trim();
            if (trimmed.startsWith("#")) {
                continue;
            }
            for (String value : withoutComment(trimmed).split(",", -1)) {
                if (!value.isBlank()) {
                    values.add(value.trim());
                }
            }
        }
        return values;
    }

    /**
     * {@code KEY=value} and {@code KEY: value} lines, also as a YAML list; quotes around a value are kept, because they are
     * written to the env file as they are.
     */
    static List<Assignment> assignments(String text) {
        List<Assignment> found = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int index = 0; index < lines.length; index++) {
            String line = lines[index].trim();
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("//")) {
                found.add(assignment(index, withoutComment(line)));
            }
        }
        return found;
    }

    private static Assignment assignment(int index, String line) {
        String body = line;
        while (body.startsWith("-")) {
            body = body.substring(1);
        }
        body = body.trim();
        int sign = firstSign(body);
        if (sign <= 0) {
            return new Assignment(index, "", body);
        }
        String key = body.substring(0, sign).trim();
        String value = body.substring(sign + 1).trim();
        if (startsQuoted(key) && !endsQuoted(key) && endsQuoted(value)) {
            key = key.substring(1).trim();
            value = value.substring(0, value.length() - 1).trim();
        }
        return new Assignment(index, key, value);
    }

    private static int firstSign(String text) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':');
        if (equals < 0 || colon < 0) {
            return Math.max(equals, colon);
        }
        return Math.min(equals, colon);
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf(" #");
        return comment < 0 ? line : line.substring(0, comment).trim();
    }

    private static boolean startsQuoted(String text) {
        return text.startsWith("\"") || text.startsWith("'");
    }

    private static boolean endsQuoted(String text) {
        return text.endsWith("\"") || text.endsWith("'");
    }
}
