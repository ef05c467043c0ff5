package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of a TOML document while the document is read: it may be extended by what comes below, in the ways TOML allows. */
final class TomlGrowth {
    /** How a table came to be, which says what may extend it. */
    private enum Origin {
        /** Its own header {@code [a]} or {@code [[a]]}. */
        HEADER,
        /** The header of a table inside it. */
        INNER_HEADER,
        /** A dotted key such as {@code a.b = 1}. */
        DOTTED_KEY
    }

    /** A key: its name and where it stands. */
    record Key(String name, Position position) {}

    /** A value is a {@link Node} that is complete, a {@link TomlGrowth}, or a list of them that {@code [[a]]} extends. */
    private record Slot(Position key, Object value) {}

    private Position position;
    private Origin origin;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    private TomlGrowth(Position position, Origin origin) {
        this.position = position;
        this.origin = origin;
    }

    /** The document itself, or the inside of an inline table. */
    static TomlGrowth at(Position position) {
        return new TomlGrowth(position, Origin.HEADER);
    }

    /** Sets {@code a.b.c = value}. */
    void put(List<Key> path, Node value) throws BrokenTomlException {
        TomlGrowth table = this;
        for (Key key : path.subList(0, path.size() - 1)) {
            table = table.dotted(key);
        }
        table.add(path.get(path.size() - 1), value);
    }

    /** The table of a header {@code [a.b.c]}. */
    TomlGrowth header(List<Key> path, Position header) throws BrokenTomlException {
        TomlGrowth parent = parent(path);
        Key key = path.get(path.size() - 1);
        Slot slot = parent.slots.get(key.name());
        if (slot == null) {
            TomlGrowth table = new TomlGrowth(header, Origin.HEADER);
            parent.slots.put(key.name(), new Slot(key.position(), table));
            return table;
        }
        if (slot.value() instanceof TomlGrowth table && table.origin == Origin.INNER_HEADER) {
            table.origin = Origin.HEADER;
            table.position = header;
            return table;
        }
        throw taken(key, slot);
    }

    /** A new table of a header {@code [[a.b.c]]}. */
    TomlGrowth element(List<Key> path, Position header) throws BrokenTomlException {
        TomlGrowth parent = parent(path);
        Key key = path.get(path.size() - 1);
        Slot slot = parent.slots.computeIfAbsent(
                key.name(), ignored -> new Slot(key.position(), new ArrayList<TomlGrowth>()));
        if (!(slot.value() instanceof List<?>)) {
            throw taken(key, slot);
        }
        TomlGrowth table = new TomlGrowth(header, Origin.HEADER);
        elements(slot).add(table);
        return table;
    }

    private TomlGrowth parent(List<Key> path) throws BrokenTomlException {
        TomlGrowth table = this;
        for (Key key : path.subList(0, path.size() - 1)) {
            table = table.inner(key);
        }
        return table;
    }

    private TomlGrowth inner(Key key) throws BrokenTomlException {
        Slot slot = slots.get(key.name());
        if (slot == null) {
            return add(key, new TomlGrowth(key.position(), Origin.INNER_HEADER));
        }
        if (slot.value() instanceof List<?>) {
            List<TomlGrowth> elements = elements(slot);
            return elements.get(elements.size() - 1);
        }
        if (slot.value() instanceof TomlGrowth table) {
            return table;
        }
        throw taken(key, slot);
    }

    private TomlGrowth dotted(Key key) throws BrokenTomlException {
        Slot slot = slots.get(key.name());
        if (slot == null) {
            return add(key, new TomlGrowth(key.position(), Origin.DOTTED_KEY));
        }
        if (slot.value() instanceof TomlGrowth table && table.origin == Origin.DOTTED_KEY) {
            return table;
        }
        throw taken(key, slot);
    }

    private <T> T add(Key key, T value) throws BrokenTomlException {
        Slot slot = slots.putIfAbsent(key.name(), new Slot(key.position(), value));
        if (slot != null) {
            throw taken(key, slot);
        }
        return value;
    }

    private static BrokenTomlException taken(Key key, Slot slot) {
        return new BrokenTomlException(
                key.position(),
                "the key " + key.name() + " is already at line " + slot.key().line(),
                "remove one of them, or write a list of tables as [[" + key.name() + "]]");
    }

    @SuppressWarnings("unchecked") // only element() makes lists, and of tables alone
    private static List<TomlGrowth> elements(Slot slot) {
        return (List<TomlGrowth>) slot.value();
    }

    /** The table as it is now. */
    Table table() {
        Map<String, Table.Entry> entries = new LinkedHashMap<>();
        slots.forEach((name, slot) -> entries.put(name, new Table.Entry(slot.key(), node(slot))));
        return new Table(position, entries);
    }

    private static Node node(Slot slot) {
        if (slot.value() instanceof Node node) {
            return node;
        }
        if (slot.value() instanceof TomlGrowth table) {
            return table.table();
        }
        List<Node> items = new ArrayList<>();
        elements(slot).forEach(element -> items.add(element.table()));
        return new Sequence(slot.key(), items);
    }
}
