package io.homeplane.inventory.compose;

import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Relative paths of a service that came from a file in another directory, as seen from the project's directory. */
final class ComposePaths {
    private final String from;
    private final String to;

    /**
     * @param from the directory that the paths start at, relative to the repository's root
     * @param to the directory that they are to start at
     */
    ComposePaths(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /** A service with its bind mounts, env files and build context moved. */
    Table service(Table service) {
        return from.equals(to) ? service : table(service);
    }

    private Table table(Table service) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>(service.entries());
        entries.computeIfPresent(
                "volumes", (key, entry) -> new Table.Entry(entry.key(), each(entry.value(), "source", this::mount)));
        entries.computeIfPresent(
                "env_file", (key, entry) -> new Table.Entry(entry.key(), each(entry.value(), "path", this::moved)));
        entries.computeIfPresent(
                "build", (key, entry) -> new Table.Entry(entry.key(), each(entry.value(), "context", this::moved)));
        return new Table(service.position(), entries);
    }

    private interface Change {
        String apply(String path);
    }

    private Node each(Node node, String key, Change change) {
        if (node instanceof Sequence sequence) {
            List<Node> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(each(item, key, change)));
            return new Sequence(node.position(), items);
        }
        if (node instanceof Table table) {
            Map<String, Table.Entry> entries = new LinkedHashMap<>(table.entries());
            entries.computeIfPresent(
                    key,
                    (ignored, entry) -> new Table.Entry(
                            entry.key(), isNamedVolume(table) ? entry.value() : each(entry.value(), key, this::moved)));
            return new Table(node.position(), entries);
        }
        Scalar scalar = (Scalar) node;
        return scalar.kind() == Scalar.Kind.TEXT
                ? new Scalar(scalar.position(), scalar.kind(), change.apply(scalar.text()))
                : scalar;
    }

    private static boolean isNamedVolume(Table mount) {
        return mount.get("type").orElse(null) instanceof Scalar type
                && type.text().equals("volume");
    }

    /** {@code ./a:/b}; a name or an absolute path is no relative path. */
    private String mount(String text) {
        int colon = text.indexOf(':');
        return text.startsWith(".") && colon > 0 ? moved(text.substring(0, colon)) + text.substring(colon) : text;
    }

    private String moved(String path) {
        if (path.startsWith("/") || path.startsWith("~") || path.startsWith("$") || path.contains("://")) {
            return path;
        }
        String file = RepositoryPath.resolve(from, path);
        String seen = RepositoryPath.from(to, file);
        return seen.startsWith("../") ? seen : "./" + seen;
    }
}
