package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** TOML to a tree. What could be read of a broken file is in the tree, and every syntax error is a problem. */
public final class TomlTree {
    private final String file;

    private TomlTree(String file) {
        this.file = file;
    }

    /**
     * Reads a TOML document.
     *
     * @param file the name for positions
     * @param text as {@link SourceText} gives it
     */
    public static Table parse(String file, String text, TreeLimits limits, Problems problems) {
        TomlParseResult result = Toml.parse(
                text,
                TomlParseOptions.sourceless().withVersion(TomlVersion.V1_0_0).withMaxNestingDepth(limits.depth()));
        TomlTree tree = new TomlTree(file);
        for (TomlParseError error : result.errors()) {
            problems.add(ProblemCode.TOML_SYNTAX, tree.at(error.position()), file, sentence(error), "");
        }
        return tree.table(result, new Position(file, 1, 1));
    }

    private static String sentence(TomlParseError error) {
        String message = String.valueOf(error.getMessage());
        return message.isEmpty() ? "not TOML" : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private Table table(TomlTable source, Position position) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>();
        for (String key : source.keySet()) {
            List<String> path = List.of(key);
            Position at = at(source.inputPositionOf(path));
            entries.put(key, new Table.Entry(at, node(source.get(path), at)));
        }
        return new Table(position, inFileOrder(entries));
    }

    /** The parser keeps keys unordered; what is shown follows the file. */
    private static Map<String, Table.Entry> inFileOrder(Map<String, Table.Entry> entries) {
        List<Map.Entry<String, Table.Entry>> sorted = new ArrayList<>(entries.entrySet());
        sorted.sort(java.util.Comparator.comparingInt((Map.Entry<String, Table.Entry> entry) ->
                        entry.getValue().key().line())
                .thenComparingInt(entry -> entry.getValue().key().column()));
        Map<String, Table.Entry> ordered = new LinkedHashMap<>();
        sorted.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    private Node node(Object value, Position position) {
        if (value instanceof TomlTable table) {
            return table(table, position);
        }
        if (value instanceof TomlArray array) {
            List<Node> items = new ArrayList<>();
            for (int index = 0; index < array.size(); index++) {
                items.add(node(array.get(index), at(array.inputPositionOf(index))));
            }
            return new Sequence(position, items);
        }
        return new Scalar(position, kindOf(value), String.valueOf(value));
    }

    private static Scalar.Kind kindOf(Object value) {
        if (value instanceof String) {
            return Scalar.Kind.TEXT;
        }
        if (value instanceof Boolean) {
            return Scalar.Kind.BOOLEAN;
        }
        if (value instanceof Long) {
            return Scalar.Kind.INTEGER;
        }
        return value instanceof Double ? Scalar.Kind.FLOAT : Scalar.Kind.TIME;
    }

    private Position at(TomlPosition position) {
        return position == null ? Position.of(file) : new Position(file, position.line(), position.column());
    }
}
