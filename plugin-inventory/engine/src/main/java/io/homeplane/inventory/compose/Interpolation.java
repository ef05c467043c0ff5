package io.homeplane.inventory.compose;

import java.util.Map;

/**
 * Compose's {@code $NAME} and {@code ${NAME:-default}} with the values that the inventory states. What only an env file or a
 * secret knows stays as it is written. Source: the Compose specification, chapter "Interpolation".
 */
final class Interpolation {
    private static final int DEEPEST = 10;

    private final Map<String, String> values;

    Interpolation(Map<String, String> values) {
        this.values = values;
    }

    String apply(String text) {
        return text.indexOf('$') < 0 ? text : apply(text, 0);
    }

    private String apply(String text, int depth) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character != '$' || at + 1 == text.length()) {
                result.append(character);
                at++;
            } else if (text.charAt(at + 1) == '$') {
                result.append('$');
                at += 2;
            } else if (text.charAt(at + 1) == '{') {
                int end = closing(text, at + 2);
                result.append(end < 0 ? text.substring(at) : braced(text.substring(at + 2, end), depth));
                at = end < 0 ? text.length() : end + 1;
            } else {
                int end = nameEnd(text, at + 1);
                String name = text.substring(at + 1, end);
                result.append(name.isEmpty() ? "$" : values.getOrDefault(name, "$" + name));
                at = end;
            }
        }
        return result.toString();
    }

    private String braced(String body, int depth) {
        int end = nameEnd(body, 0);
        String name = body.substring(0, end);
        String rest = body.substring(end);
        String value = values.get(name);
        boolean emptyCounts = rest.startsWith(":");
        String operator = emptyCounts ? rest.substring(1) : rest;
        boolean there = value != null && !(emptyCounts && value.isEmpty());
        if (operator.startsWith("-") && depth < DEEPEST) {
            return there ? value : apply(operator.substring(1), depth + 1);
        }
        if (operator.startsWith("+") && depth < DEEPEST) {
            return there ? apply(operator.substring(1), depth + 1) : "";
        }
        return value == null ? "${" + body + "}" : value;
    }

    private static int closing(String text, int from) {
        int open = 1;
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '{') {
                open++;
            } else if (text.charAt(at) == '}' && --open == 0) {
                return at;
            }
        }
        return -1;
    }

    private static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }
}
