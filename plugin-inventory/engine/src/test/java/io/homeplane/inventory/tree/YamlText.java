package io.homeplane.inventory.tree;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Prints a tree as YAML, in one of the many ways that mean the same. */
public final class YamlText {
    private final Random styles;

    public YamlText(Random styles) {
        this.styles = styles;
    }

    /** The tree as a document. */
    public String document(Node node) {
        return (styles.nextBoolean() ? "%YAML 1.2\n---\n" : "# why\n") + block(node, 0) + "\n";
    }

    private String block(Node node, int depth) {
        String indent = "\n" + "  ".repeat(depth);
        if (node instanceof Table table && !table.entries().isEmpty() && styles.nextInt(5) > 0) {
            return table.entries().entrySet().stream()
                    .map(entry -> indent + key(entry.getKey()) + ": "
                            + block(entry.getValue().value(), depth + 1))
                    .collect(Collectors.joining());
        }
        if (node instanceof Sequence sequence && !sequence.items().isEmpty() && styles.nextInt(5) > 0) {
            return sequence.items().stream()
                    .map(item -> indent + "- " + block(item, depth + 1))
                    .collect(Collectors.joining());
        }
        return flow(node);
    }

    private String flow(Node node) {
        if (node instanceof Table table) {
            return table.entries().entrySet().stream()
                    .map(entry ->
                            key(entry.getKey()) + ": " + flow(entry.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(this::flow).collect(Collectors.joining(",", "[ ", "]"));
        }
        Scalar scalar = (Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> text(scalar.text());
            case NULL -> styles.nextBoolean() ? "~" : "null";
            default -> scalar.text();
        };
    }

    private String key(String key) {
        return key.matches("[a-z_]+[0-9]*") && styles.nextInt(4) > 0 ? key : quoted(key);
    }

    private String text(String text) {
        boolean single = text.chars().allMatch(character -> character >= ' ' && character < 0x7F);
        return single && styles.nextBoolean() ? "'" + text.replace("'", "''") + "'" : quoted(text);
    }

    private static String quoted(String text) {
        Map<Integer, String> escapes = Map.of((int) '"', "\\\"", (int) '\\', "\\\\", (int) '\n', "\\n");
        return text.codePoints()
                .mapToObj(character -> escapes.getOrDefault(
                        character,
                        character >= ' ' && character < 0x7F
                                ? Character.toString(character)
                                : String.format("\\U%08X", character)))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
