package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Entry;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Nests metadata that flat formats write in one level: {@code age__list_0__map_enc} is {@code age[0].enc}. */
final class FlattenedMetadata {
    private static final String MAP = "__map_";
    private static final String LIST = "__list_";
    private static final int LONGEST_LIST = 100_000;

    private final Slot root = new Slot();

    /** A place that holds a value, or more places by key or by index. */
    private static final class Slot {
        private Leaf value;
        private final Map<String, Slot> fields = new TreeMap<>();
        private final Map<Integer, Slot> items = new TreeMap<>();
    }

    /** @throws IllegalArgumentException when the keys contradict each other */
    static Branch nest(Branch flat) {
        FlattenedMetadata metadata = new FlattenedMetadata();
        for (Entry entry : flat.entries()) {
            if (!entry.isComment() && entry.value() instanceof Leaf leaf) {
                metadata.place(entry.key(), leaf);
            }
        }
        return (Branch) node(metadata.root);
    }

    /** The inverse of {@link #nest}; numbers and truth values become text. */
    static Branch flatten(Branch nested) {
        Branch flat = new Branch();
        nested.entries().stream()
                .filter(entry -> !entry.isComment())
                .forEach(entry -> flatten(entry.key(), entry.value(), flat));
        return flat;
    }

    private static void flatten(String path, Node node, Branch flat) {
        if (node instanceof Branch branch) {
            branch.entries().stream()
                    .filter(entry -> !entry.isComment())
                    .forEach(entry -> flatten(path + MAP + entry.key(), entry.value(), flat));
        } else if (node instanceof Sequence sequence) {
            int index = 0;
            for (Node item : sequence.items()) {
                flatten(path + LIST + index++, item, flat);
            }
        } else if (node instanceof Leaf leaf) {
            boolean truth = leaf.type() == Leaf.Type.BOOLEAN;
            flat.put(path, Leaf.string(truth ? Boolean.toString(leaf.isTrue()) : leaf.text()));
        }
    }

    private void place(String path, Leaf value) {
        Slot slot = root;
        int start = 0;
        boolean list = false;
        while (true) {
            int end = next(path, start);
            String name = path.substring(start, end);
            slot = list
                    ? slot.items.computeIfAbsent(index(name), ignored -> new Slot())
                    : slot.fields.computeIfAbsent(name, ignored -> new Slot());
            if (end == path.length()) {
                break;
            }
            list = path.startsWith(LIST, end);
            start = end + (list ? LIST.length() : MAP.length());
        }
        if (slot.value != null) {
            throw new IllegalArgumentException("its metadata has a key twice");
        }
        slot.value = value;
    }

    private static int next(String path, int from) {
        int map = path.indexOf(MAP, from);
        int list = path.indexOf(LIST, from);
        int end = map < 0 || (list >= 0 && list < map) ? list : map;
        return end < 0 ? path.length() : end;
    }

    private static int index(String text) {
        int index = text.matches("\\d{1,6}") ? Integer.parseInt(text) : LONGEST_LIST;
        if (index >= LONGEST_LIST) {
            throw new IllegalArgumentException("its metadata has a list position that is not a small number");
        }
        return index;
    }

    private static Node node(Slot slot) {
        int kinds = (slot.value == null ? 0 : 1) + (slot.fields.isEmpty() ? 0 : 1) + (slot.items.isEmpty() ? 0 : 1);
        if (kinds > 1) {
            throw new IllegalArgumentException("its metadata has a key that is both a value and more than one");
        }
        if (slot.value != null) {
            return slot.value;
        }
        if (!slot.items.isEmpty()) {
            return sequence(new ArrayList<>(slot.items.keySet()), slot);
        }
        Branch branch = new Branch();
        slot.fields.forEach((key, field) -> branch.put(key, node(field)));
        return branch;
    }

    private static Sequence sequence(List<Integer> positions, Slot slot) {
        if (positions.get(positions.size() - 1) != positions.size() - 1) {
            throw new IllegalArgumentException("its metadata has a list with a gap");
        }
        Sequence sequence = new Sequence();
        slot.items.values().forEach(item -> sequence.items().add(node(item)));
        return sequence;
    }
}
