package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import java.util.ArrayList;
import java.util.List;

/** Keys and values of TOML, within the limits. */
final class TomlValues {
    private final TomlCursor cursor;
    private final TomlStrings strings;
    private final TreeLimits limits;
    private int nodes;

    TomlValues(TomlCursor cursor, TreeLimits limits) {
        this.cursor = cursor;
        this.strings = new TomlStrings(cursor);
        this.limits = limits;
    }

    /** True when the file has more values than are read. */
    boolean tooMany() {
        return nodes > limits.nodes();
    }

    /** A key of one or several parts: {@code a."b c".d}. */
    List<TomlGrowth.Key> key() throws BrokenTomlException {
        List<TomlGrowth.Key> path = new ArrayList<>(3);
        do {
            cursor.skipBlanks();
            path.add(part());
            if (path.size() > limits.depth()) {
                throw tooDeep();
            }
            cursor.skipBlanks();
        } while (cursor.take('.'));
        return path;
    }

    private TomlGrowth.Key part() throws BrokenTomlException {
        Position position = cursor.position();
        if (cursor.peek() == '"' || cursor.peek() == '\'') {
            return new TomlGrowth.Key(strings.oneLine(), position);
        }
        int start = cursor.index();
        while (isBare(cursor.peek())) {
            cursor.next();
        }
        if (cursor.index() == start) {
            throw cursor.broken("expected a key, found " + cursor.shown(), "put a key with other characters in quotes");
        }
        return new TomlGrowth.Key(cursor.since(start), position);
    }

    private static boolean isBare(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }

    /** The {@code = value} behind a key. */
    Node assigned(int depth) throws BrokenTomlException {
        if (!cursor.take('=')) {
            throw cursor.broken("expected = after the key, found " + cursor.shown(), "");
        }
        cursor.skipBlanks();
        return value(depth);
    }

    private Node value(int depth) throws BrokenTomlException {
        if (depth > limits.depth()) {
            throw tooDeep();
        }
        nodes++;
        Position position = cursor.position();
        return switch (cursor.peek()) {
            case '"', '\'' -> new Scalar(position, Scalar.Kind.TEXT, strings.read());
            case '[' -> list(position, depth);
            case '{' -> inlineTable(position, depth);
            default -> bare(position);
        };
    }

    private Sequence list(Position position, int depth) throws BrokenTomlException {
        List<Node> items = new ArrayList<>();
        cursor.next();
        cursor.skipLines();
        while (!cursor.take(']')) {
            items.add(value(depth + 1));
            cursor.skipLines();
            if (!cursor.take(',') && cursor.peek() != ']') {
                throw cursor.broken("expected , or ] after a value of a list, found " + cursor.shown(), "");
            }
            cursor.skipLines();
        }
        return new Sequence(position, items);
    }

    /** With line ends and a last comma, as TOML 1.1 allows. */
    private Table inlineTable(Position position, int depth) throws BrokenTomlException {
        TomlGrowth table = TomlGrowth.at(position);
        cursor.next();
        cursor.skipLines();
        while (!cursor.take('}')) {
            List<TomlGrowth.Key> key = key();
            table.put(key, assigned(depth + key.size()));
            cursor.skipLines();
            if (!cursor.take(',') && cursor.peek() != '}') {
                throw cursor.broken("expected , or } after a value of a table, found " + cursor.shown(), "");
            }
            cursor.skipLines();
        }
        return table.table();
    }

    private Scalar bare(Position position) throws BrokenTomlException {
        int start = cursor.index();
        word();
        String first = cursor.since(start);
        // A date and a time may have a blank between them.
        if (first.length() == "2026-11-21".length()
                && first.charAt(4) == '-'
                && cursor.peek() == ' '
                && Character.digit(Math.max(0, cursor.peek(1)), 10) >= 0) {
            cursor.next();
            word();
        }
        String text = cursor.since(start);
        String found = text.isEmpty() ? cursor.shown() : text;
        return (text.isEmpty() ? java.util.Optional.<Scalar>empty() : TomlScalars.read(position, text))
                .orElseThrow(() -> new BrokenTomlException(
                        position,
                        "expected a value, found " + shortened(found),
                        "put text in quotes; numbers, true, false and dates stand without"));
    }

    private void word() {
        int character = cursor.peek();
        while (character > ' ' && character != ',' && character != ']' && character != '}' && character != '#') {
            cursor.next();
            character = cursor.peek();
        }
    }

    /** Enough to find it by; a value that lost its quotes may be a secret, so not the whole of it. */
    private static String shortened(String found) {
        return found.length() <= 12 ? found : found.substring(0, 6) + "..";
    }

    private BrokenTomlException tooDeep() {
        return cursor.broken("nested more than " + limits.depth() + " levels deep", "");
    }
}
