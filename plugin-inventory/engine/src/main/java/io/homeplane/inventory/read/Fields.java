package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Spelling;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of one table by key, with a problem for each that is not of the expected type. */
final class Fields {
    private final Table table;
    private final String path;
    private final Problems problems;

    /** @param path the table's path in the inventory such as {@code stack.web.config} */
    Fields(Table table, String path, Problems problems) {
        this.table = table;
        this.path = path;
        this.problems = problems;
    }

    Table table() {
        return table;
    }

    String path() {
        return path;
    }

    String path(String key) {
        return path + "." + key;
    }

    Problems problems() {
        return problems;
    }

    Position at(String key) {
        return table.positionOf(key);
    }

    boolean has(String key) {
        return table.keys().contains(key);
    }

    /** The text of the first of several spellings that is there; numbers are not text. */
    String text(String fallback, String... keys) {
        for (String key : keys) {
            Optional<Node> node = table.get(key);
            if (node.isPresent()) {
                if (node.get() instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT) {
                    return scalar.text();
                }
                wrongType(key, "text", node.get());
                return fallback;
            }
        }
        return fallback;
    }

    boolean flag(String key, boolean fallback) {
        Optional<Node> node = table.get(key);
        if (node.isEmpty()) {
            return fallback;
        }
        if (node.get() instanceof Scalar scalar && scalar.kind() == Scalar.Kind.BOOLEAN) {
            return Boolean.parseBoolean(scalar.text());
        }
        wrongType(key, "true or false", node.get());
        return fallback;
    }

    /** A whole number within bounds; the fallback with a problem when it is not. */
    int number(String key, int fallback, int least, int most, ProblemCode code) {
        Optional<Node> node = table.get(key);
        if (node.isEmpty()) {
            return fallback;
        }
        if (!(node.get() instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.INTEGER) {
            wrongType(key, "a whole number", node.get());
            return fallback;
        }
        try {
            int value = Integer.parseInt(scalar.text());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException tooLarge) {
            // said below like any other value out of bounds
        }
        problems.add(code, at(key), path(key), "expected " + least + "-" + most + ", found " + scalar.text());
        return fallback;
    }

    /** One of several words; the fallback with a problem when it is another. */
    String choice(String key, String fallback, List<String> allowed) {
        String value = text(fallback, key);
        if (allowed.contains(value) || value.equals(fallback)) {
            return value;
        }
        problems.add(
                ProblemCode.NOT_ALLOWED,
                at(key),
                path(key),
                "expected one of " + String.join(", ", allowed) + "; found \"" + value + "\"",
                Spelling.hint(value, allowed));
        return fallback;
    }

    /** Komodo's string list: a list of texts, or one text with a value per line or between commas. */
    List<String> texts(String key) {
        Optional<Node> node = table.get(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT) {
            return KomodoText.list(scalar.text());
        }
        List<String> values = new ArrayList<>();
        if (!(node.get() instanceof Sequence sequence)) {
            wrongType(key, "a list of texts", node.get());
            return values;
        }
        for (Node item : sequence.items()) {
            if (item instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT) {
                values.add(scalar.text());
            } else {
                problems.add(
                        ProblemCode.WRONG_TYPE, item.position(), path(key), "expected text, found " + item.described());
            }
        }
        return values;
    }

    /** The table under a key; an empty one when it is not there. */
    Fields child(String key) {
        Optional<Node> node = table.get(key);
        if (node.isPresent() && node.get() instanceof Table child) {
            return new Fields(child, path(key), problems);
        }
        node.ifPresent(other -> wrongType(key, "a table", other));
        return new Fields(new Table(table.position(), Map.of()), path(key), problems);
    }

    /** The tables of a list, a single table counting as a list of one. */
    List<Fields> children(String key) {
        List<Fields> children = new ArrayList<>();
        Optional<Node> node = table.get(key);
        if (node.isEmpty()) {
            return children;
        }
        List<Node> items = node.get() instanceof Sequence sequence ? sequence.items() : List.of(node.get());
        for (Node item : items) {
            if (item instanceof Table child) {
                children.add(new Fields(child, path(key) + "[" + children.size() + "]", problems));
            } else {
                problems.add(
                        ProblemCode.WRONG_TYPE,
                        item.position(),
                        path(key),
                        "expected a table, found " + item.described());
            }
        }
        return children;
    }

    /** True when a key holds a table, or a list with one. */
    boolean holdsTables(String key) {
        Node node = table.get(key).orElse(table);
        return node instanceof Table
                || (node instanceof Sequence sequence
                        && sequence.items().stream().anyMatch(Table.class::isInstance));
    }

    void wrongType(String key, String expected, Node found) {
        problems.add(
                ProblemCode.WRONG_TYPE, at(key), path(key), "expected " + expected + ", found " + found.described());
    }
}
