package io.homeplane.inventory.read;

import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The top-level tables of an inventory: Komodo's, singular and plural, and Homeplane's own. */
final class ResourceKinds {
    /** Kinds of Komodo resources; each also has a plural with an s. */
    static final List<String> KOMODO = List.of(
            "server",
            "stack",
            "deployment",
            "build",
            "builder",
            "repo",
            "procedure",
            "action",
            "variable",
            "resource_sync",
            "alerter",
            "user_group",
            "swarm");

    /** Homeplane's tables that are lists of tables. */
    static final List<String> HOMEPLANE = List.of(
            "path",
            "instance",
            "cluster",
            "app",
            "nixos",
            "terraform",
            "playbook",
            "backup",
            "policy",
            "probe",
            "deploy");

    static final String PLANE = "plane";

    private static final Map<String, String> KINDS = kinds();
    private static final Pattern MARKER =
            Pattern.compile("^\\s*\\[\\[?\\s*(" + String.join("|", KINDS.keySet()) + ")\\s*\\]", Pattern.MULTILINE);

    private ResourceKinds() {}

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new HashMap<>();
        for (String kind : KOMODO) {
            kinds.put(kind, kind);
            kinds.put(kind + "s", kind);
        }
        HOMEPLANE.forEach(kind -> kinds.put(kind, kind));
        kinds.put(PLANE, PLANE);
        return kinds;
    }

    /** The kind that a top-level key means. */
    static Optional<String> of(String key) {
        return Optional.ofNullable(KINDS.get(key));
    }

    /** Every spelling of a top-level key. */
    static Collection<String> spellings() {
        return KINDS.keySet();
    }

    /**
     * True when a TOML document is part of an inventory: other tools' files, whose {@code [server]} is one table with
     * settings, are not.
     */
    static boolean isInventory(Table document) {
        return document.keys().stream()
                .anyMatch(key -> of(key).isPresent()
                        && document.get(key)
                                .filter(node -> looksLikeResources(key, node))
                                .isPresent());
    }

    /** True when a text that does not parse was probably meant to be part of an inventory. */
    static boolean looksLikeInventory(String text) {
        return MARKER.matcher(text).find();
    }

    private static boolean looksLikeResources(String key, Node node) {
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().anyMatch(Table.class::isInstance);
        }
        return node instanceof Table table
                && (key.equals(PLANE)
                        ? table.keys().contains("server")
                        : table.keys().contains("name") && table.keys().contains("config"));
    }
}
