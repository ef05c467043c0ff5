package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values by key, in the order of the file.
 *
 * @param entries handed over: a tree has a great many tables, so the map is not copied, and nobody changes it from here on
 */
public record Table(Position position, Map<String, Entry> entries) implements Node {
    /** The only key of a table that stands for what {@code !override} stands at in YAML. */
    public static final String OVERRIDE = "!override";

    public Table {
        entries = Collections.unmodifiableMap(entries);
    }

    /**
     * A key with its value.
     *
     * @param key where the key stands
     */
    public record Entry(Position key, Node value) {}

    public Set<String> keys() {
        return entries.keySet();
    }

    public Optional<Node> get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? Optional.empty() : Optional.of(entry.value());
    }

    /** Where a key stands; the table itself when it has no such key. */
    public Position positionOf(String key) {
        Entry entry = entries.get(key);
        return entry == null ? position : entry.key();
    }

    @Override
    public String described() {
        return "a table";
    }
}
