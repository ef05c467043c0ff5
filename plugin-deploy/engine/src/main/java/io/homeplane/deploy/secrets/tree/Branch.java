package io.homeplane.deploy.secrets.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mapping whose order shows, with the comments between its values. */
public final class Branch implements Node {
    private final List<Entry> entries = new ArrayList<>();

    public List<Entry> entries() {
        return entries;
    }

    public void put(String key, Node value) {
        entries.add(new Entry(key, value));
    }

    public void comment(Comment comment) {
        entries.add(Entry.of(comment));
    }

    /** The first value under this key. */
    public Optional<Node> get(String key) {
        return entries.stream()
                .filter(entry -> key.equals(entry.key()))
                .map(Entry::value)
                .findFirst();
    }

    /** The text of the leaf under this key; empty when there is none or it is null. */
    public Optional<String> text(String key) {
        return get(key).filter(Leaf.class::isInstance)
                .map(Leaf.class::cast)
                .filter(leaf -> leaf.type() != Leaf.Type.NULL)
                .map(Leaf::text);
    }
}
