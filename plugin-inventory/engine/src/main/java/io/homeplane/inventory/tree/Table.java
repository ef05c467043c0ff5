package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values by key, in the order of the file. */
public record Table(Position position, Map<String, Entry> entries) implements Node {
    /** The only key of a table that stands for what {@code !override} stands at in YAML. */
    public static final String OVERRIDE = "!override";

    public Table {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
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
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
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
