package io.homeplane.inventory.compose;

import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code !reset} takes away what an earlier file says, {@code !override} replaces it instead of being merged with it. */
final class ComposeTags {
    private ComposeTags() {}

    static boolean isReset(Node node) {
        return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.RESET;
    }

    /** What is to stand in the place of the earlier value; the node itself when it is to be merged. */
    static Node withoutOverride(Node node) {
        return isOverride(node) ? ((Table) node).entries().get(Table.OVERRIDE).value() : node;
    }

    static boolean isOverride(Node node) {
        return node instanceof Table table && table.keys().contains(Table.OVERRIDE);
    }

    /** A document without tags: nothing later is merged under it. */
    static Table applied(Table document) {
        return hasTags(document) ? rewritten(document) : document;
    }

    /** True when a tag stands anywhere in it. */
    static boolean hasTags(Node node) {
        if (node instanceof Table table) {
            return isOverride(table) || table.entries().values().stream().anyMatch(entry -> hasTags(entry.value()));
        }
        return node instanceof Sequence sequence
                ? sequence.items().stream().anyMatch(ComposeTags::hasTags)
                : isReset(node);
    }

    private static Table rewritten(Table document) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>();
        document.entries().forEach((key, entry) -> {
            if (!isReset(entry.value())) {
                entries.put(key, new Table.Entry(entry.key(), rewritten(entry.value())));
            }
        });
        return new Table(document.position(), entries);
    }

    private static Node rewritten(Node node) {
        Node plain = withoutOverride(node);
        if (plain instanceof Table table) {
            return rewritten(table);
        }
        return plain instanceof Sequence sequence
                ? new Sequence(
                        sequence.position(),
                        sequence.items().stream()
                                .filter(item -> !isReset(item))
                                .map(ComposeTags::rewritten)
                                .toList())
                : plain;
    }
}
