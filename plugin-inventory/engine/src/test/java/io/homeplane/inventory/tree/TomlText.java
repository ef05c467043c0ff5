package io.homeplane.inventory.tree;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Prints a tree as TOML, in one of the many ways that mean the same. */
public final class TomlText {
    private final Random styles;

    public TomlText(Random styles) {
        this.styles = styles;
    }

    /** The tree as a document: single values first, then tables and lists of tables under headers or inline. */
    public String document(Table table) {
        StringBuilder text = new StringBuilder();
        body("", table, text);
        return text.toString();
    }

    private void body(String prefix, Table table, StringBuilder text) {
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            if (!hasHeader(entry.getValue().value())) {
                text.append(blank())
                        .append(key(entry.getKey()))
                        .append(blank())
                        .append('=')
                        .append(blank());
                text.append(value(entry.getValue().value())).append(end());
            }
        }
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            String path = prefix + key(entry.getKey());
            if (entry.getValue().value() instanceof Table inner) {
                text.append('[').append(path).append(']').append(end());
                body(path + ".", inner, text);
            } else if (hasHeader(entry.getValue().value())) {
                for (Node item : ((Sequence) entry.getValue().value()).items()) {
                    text.append("[[").append(path).append("]]").append(end());
                    body(path + ".", (Table) item, text);
                }
            }
        }
    }

    private static boolean hasHeader(Node node) {
        return node instanceof Table
                || (node instanceof Sequence sequence
                        && !sequence.items().isEmpty()
                        && sequence.items().stream().allMatch(Table.class::isInstance));
    }

    private String value(Node node) {
        if (node instanceof Table table) {
            return table.entries().entrySet().stream()
                    .map(entry -> key(entry.getKey()) + blank() + "="
                            + value(entry.getValue().value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream()
                    .map(item -> (styles.nextBoolean() ? "\n  # why\n" : " ") + value(item))
                    .collect(Collectors.joining(",", "[", styles.nextBoolean() ? "\n]" : "]"));
        }
        Scalar scalar = (Scalar) node;
        return scalar.kind() == Scalar.Kind.TEXT ? text(scalar.text()) : scalar.text();
    }

    private String key(String key) {
        return key.matches("[A-Za-z0-9_-]+") && styles.nextInt(4) > 0 ? key : quoted(key);
    }

    private String text(String text) {
        boolean literal =
                text.chars().noneMatch(character -> character == '\'' || character < ' ' || character == 0x7F);
        return switch (styles.nextInt(3)) {
            case 0 -> literal ? "'" + text + "'" : quoted(text);
            case 1 -> "\"\"\"\n" + escaped(text).replace("\\n", "\n") + "\"\"\"";
            default -> quoted(text);
        };
    }

    private static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(character -> {
            switch (character) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\x5C");
                case '\n' -> escaped.append("\\n");
                default -> {
                    if (character < ' ' || character == 0x7F) {
                        escaped.append(String.format("\\u%04X", character));
                    } else {
                        escaped.append((char) character);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private String blank() {
        return " \t".substring(0, styles.nextInt(3));
    }

    private String end() {
        return styles.nextInt(5) == 0 ? " # why\r\n" : "\n";
    }
}
