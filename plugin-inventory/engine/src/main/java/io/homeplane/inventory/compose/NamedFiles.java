package io.homeplane.inventory.compose;

import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The files and directories of the repository that a project names: env files, mounts, build contexts, configs and secrets. */
final class NamedFiles {
    private final String directory;
    private final Set<String> found = new LinkedHashSet<>();

    private NamedFiles(String directory) {
        this.directory = directory;
    }

    /**
     * Relative to the repository's root; what lies outside of it, or is known on the server alone, is left out.
     *
     * @param document the project's files, merged
     * @param directory that its relative paths start at
     */
    static Set<String> of(Table document, String directory, Collection<ComposeService> services) {
        NamedFiles named = new NamedFiles(directory);
        services.forEach(service -> {
            service.envFiles().forEach(file -> named.addResolved(file.path()));
            service.bindMounts().stream()
                    .filter(ComposeService.BindMount::relative)
                    .forEach(mount -> named.addResolved(mount.source()));
        });
        each(document, "services", service -> {
            named.values(service, "label_file");
            service.get("build").ifPresent(named::build);
        });
        each(document, "configs", config -> named.values(config, "file"));
        each(document, "secrets", secret -> named.values(secret, "file"));
        return named.found;
    }

    private interface Each {
        void visit(Table table);
    }

    private static void each(Table document, String section, Each each) {
        if (document.get(section).orElse(null) instanceof Table table) {
            table.entries().values().forEach(entry -> {
                if (entry.value() instanceof Table found) {
                    each.visit(found);
                }
            });
        }
    }

    private void build(Node build) {
        if (build instanceof Table table) {
            values(table, "context");
            table.get("additional_contexts").ifPresent(this::values);
        } else {
            values(build);
        }
    }

    private void values(Table table, String key) {
        table.get(key).ifPresent(this::values);
    }

    private void values(Node node) {
        if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT) {
            String text = scalar.text();
            add(text.substring(text.indexOf('=') + 1));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(this::values);
        } else if (node instanceof Table table) {
            table.entries().values().forEach(entry -> values(entry.value()));
        }
    }

    private void add(String path) {
        boolean elsewhere =
                path.isEmpty() || "/~$".indexOf(path.charAt(0)) >= 0 || path.contains(":") || path.startsWith("git@");
        if (!elsewhere) {
            addResolved(RepositoryPath.resolve(directory, path));
        }
    }

    private void addResolved(String path) {
        if (!path.startsWith("/") && !path.startsWith("..") && !path.contains("$")) {
            found.add(path);
        }
    }
}
