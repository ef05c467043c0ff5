package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import io.homeplane.inventory.tree.TreeLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compose's {@code $NAME}, {@code ${NAME:-default}}, {@code ${NAME:+other}} and {@code ${NAME:?error}}. What only an env file on
 * the server or a secret may know stays as it is written. Source: the Compose specification, chapter "Interpolation".
 */
final class Interpolation {
    private static final int DEEPEST = 10;
    /** What all variables of a document may put in place together: a long value that is named often must not fill the memory. */
    private static final int MOST = TreeLimits.DEFAULT.bytes();

    private final ComposeEnvironment environment;
    private final Problems problems;
    private Position at = Position.of("");
    private int left = MOST;

    Interpolation(ComposeEnvironment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** A document with every variable in place; keys are left as they are. */
    Table apply(Table table) {
        Map<String, Table.Entry> changed = null;
        for (Map.Entry<String, Table.Entry> each : table.entries().entrySet()) {
            Table.Entry before = each.getValue();
            Node after = apply(before.value());
            if (after != before.value()) {
                changed = changed == null ? new LinkedHashMap<>(table.entries()) : changed;
                changed.put(each.getKey(), new Table.Entry(before.key(), after));
            }
        }
        return changed == null ? table : new Table(table.position(), changed);
    }

    private Node apply(Node node) {
        if (node instanceof Table table) {
            return apply(table);
        }
        if (node instanceof Sequence sequence) {
            List<Node> changed = null;
            for (int index = 0; index < sequence.items().size(); index++) {
                Node before = sequence.items().get(index);
                Node after = apply(before);
                if (after != before) {
                    changed = changed == null ? new ArrayList<>(sequence.items()) : changed;
                    changed.set(index, after);
                }
            }
            return changed == null ? sequence : new Sequence(sequence.position(), changed);
        }
        Scalar scalar = (Scalar) node;
        String text = apply(scalar.text(), scalar.position());
        return text.equals(scalar.text()) ? scalar : new Scalar(scalar.position(), scalar.kind(), text);
    }

    /** A single text with every variable in place. */
    String apply(String text, Position position) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        at = position;
        String applied = text(text, 0);
        return left < 0 ? text : applied;
    }

    private String text(String text, int depth) {
        StringBuilder result = new StringBuilder();
        int index = 0;
        while (index < text.length() && left >= 0) {
            char character = text.charAt(index);
            if (character != '$' || index + 1 == text.length()) {
                result.append(character);
                index++;
            } else if (text.charAt(index + 1) == '$') {
                result.append('$');
                index += 2;
            } else if (text.charAt(index + 1) == '{') {
                int end = closing(text, index + 2);
                result.append(end < 0 ? text.substring(index) : braced(text.substring(index + 2, end), depth));
                index = end < 0 ? text.length() : end + 1;
            } else {
                int end = nameEnd(text, index + 1);
                String name = text.substring(index + 1, end);
                result.append(name.isEmpty() ? "$" : value(name, "$" + name));
                index = end;
            }
        }
        return result.toString();
    }

    private String value(String name, String asWritten) {
        String value = environment.values().get(name);
        if (value != null) {
            take(value.length());
            return value;
        }
        return environment.complete() ? "" : asWritten;
    }

    private String braced(String body, int depth) {
        int end = nameEnd(body, 0);
        String name = body.substring(0, end);
        String rest = body.substring(end);
        String value = environment.values().get(name);
        boolean emptyCounts = rest.startsWith(":");
        String operator = emptyCounts ? rest.substring(1) : rest;
        boolean there = value != null && !(emptyCounts && value.isEmpty());
        if (operator.startsWith("-") && depth < DEEPEST) {
            return there ? value(name, value) : text(operator.substring(1), depth + 1);
        }
        if (operator.startsWith("+") && depth < DEEPEST) {
            return there ? text(operator.substring(1), depth + 1) : "";
        }
        if (operator.startsWith("?") && !there && environment.complete()) {
            required(name, operator.substring(1));
        }
        return value(name, "${" + body + "}");
    }

    private void take(int characters) {
        if (left >= 0 && left < characters) {
            problems.add(
                    ProblemCode.TOO_LARGE,
                    at,
                    "variables",
                    "with its variables in place the file has more than the " + MOST + " characters that are read",
                    "shorten the value that is used so often");
        }
        left = left < characters ? -1 : left - characters;
    }

    private void required(String name, String reason) {
        problems.add(
                ProblemCode.COMPOSE_VARIABLE,
                at,
                name,
                "the variable has no value, and Compose stops without it" + (reason.isEmpty() ? "" : ": " + reason),
                "add it to the stack's environment or to its .env");
    }

    private static int closing(String text, int from) {
        int open = 1;
        for (int index = from; index < text.length(); index++) {
            if (text.charAt(index) == '{') {
                open++;
            } else if (text.charAt(index) == '}' && --open == 0) {
                return index;
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
