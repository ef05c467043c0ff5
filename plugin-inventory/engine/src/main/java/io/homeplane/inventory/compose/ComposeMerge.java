package io.homeplane.inventory.compose;

import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a later Compose document over an earlier one. Source: the Compose specification, chapter "Merge": tables merge key by
 * key, lists grow, single values are replaced, with exceptions by key.
 */
final class ComposeMerge {
    private static final Set<String> REPLACED = Set.of("command", "entrypoint", "test");
    private static final Set<String> NAMED =
            Set.of("environment", "labels", "annotations", "depends_on", "networks", "extra_hosts", "sysctls", "args");
    /** Lists that may be written as one value, which a later one does not replace. */
    private static final Set<String> GROWING =
            Set.of("env_file", "label_file", "dns", "dns_opt", "dns_search", "tmpfs");

    private static final Set<String> BY_TARGET = Set.of("volumes", "secrets", "configs", "devices");

    private ComposeMerge() {}

    /** Both tables as one; what is only in one of them stays as it is. */
    static Table tables(Table first, Table second) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>(first.entries());
        second.entries().forEach((key, later) -> {
            Table.Entry earlier = entries.get(key);
            Node value = earlier == null ? later.value() : merged(key, earlier.value(), later.value());
            entries.put(key, new Table.Entry(earlier == null ? later.key() : earlier.key(), value));
        });
        return new Table(first.position(), entries);
    }

    private static Node merged(String key, Node first, Node second) {
        if (isNull(second)) {
            return first;
        }
        if (ComposeTags.isReset(second) || ComposeTags.isOverride(second)) {
            return ComposeTags.withoutOverride(second);
        }
        if (REPLACED.contains(key)) {
            return second;
        }
        Node left = spelledAsTable(key, first, second);
        Node right = spelledAsTable(key, second, first);
        if (left instanceof Table one && right instanceof Table other) {
            return tables(one, other);
        }
        if (left instanceof Sequence || right instanceof Sequence || GROWING.contains(key)) {
            return lists(key, left, right);
        }
        return second;
    }

    /** A list such as {@code ["A=1"]} or {@code [db]} as the table that means the same; {@code build: .} too. */
    private static Node spelledAsTable(String key, Node node, Node other) {
        if (key.equals("build") && node instanceof Scalar) {
            return new Table(node.position(), Map.of("context", new Table.Entry(node.position(), node)));
        }
        boolean convert = NAMED.contains(key) && node instanceof Sequence && !(other instanceof Scalar);
        return convert ? asTable((Sequence) node) : node;
    }

    private static Table asTable(Sequence sequence) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>();
        for (Node item : sequence.items()) {
            if (item instanceof Scalar scalar) {
                int equals = scalar.text().indexOf('=');
                String name = equals < 0 ? scalar.text() : scalar.text().substring(0, equals);
                Scalar value = equals < 0
                        ? new Scalar(item.position(), Scalar.Kind.NULL, "")
                        : new Scalar(
                                item.position(), Scalar.Kind.TEXT, scalar.text().substring(equals + 1));
                entries.put(name, new Table.Entry(item.position(), value));
            }
        }
        return new Table(sequence.position(), entries);
    }

    private static Sequence lists(String key, Node first, Node second) {
        Map<Object, Node> items = new LinkedHashMap<>();
        for (Node item : items(first)) {
            items.put(identity(key, item), item);
        }
        for (Node item : items(second)) {
            items.put(identity(key, item), item);
        }
        return new Sequence(first.position(), new ArrayList<>(items.values()));
    }

    private static List<Node> items(Node node) {
        return node instanceof Sequence sequence ? sequence.items() : isNull(node) ? List.of() : List.of(node);
    }

    /** What makes two items of a list the same one, of which the later counts. */
    private static Object identity(String key, Node item) {
        if (item instanceof Scalar scalar) {
            return BY_TARGET.contains(key) ? target(scalar.text()) : scalar.text();
        }
        if (item instanceof Table table && BY_TARGET.contains(key)) {
            return table.get("target")
                    .or(() -> table.get("source"))
                    .filter(Scalar.class::isInstance)
                    .<Object>map(node -> ((Scalar) node).text())
                    .orElse(item);
        }
        return item;
    }

    /** {@code /data} of {@code ./data:/data:ro}. */
    private static String target(String text) {
        String[] parts = text.split(":", -1);
        return parts.length > 1 ? parts[1] : text;
    }

    static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
    }
}
