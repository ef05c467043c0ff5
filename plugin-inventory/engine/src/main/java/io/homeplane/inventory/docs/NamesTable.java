package io.homeplane.inventory.docs;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.compose.ComposeService;
import io.homeplane.inventory.compose.ComposeService.BindMount;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The DNS names that the stacks answer to: outside, through reverse proxies, and inside of Docker's networks. */
final class NamesTable {
    private static final int LARGEST = 256 * 1024;

    private final FileTree files;
    private final List<String> all;
    /** Each row once: what two services mount alike is said alike. */
    private final Set<List<String>> rows = new LinkedHashSet<>();

    private NamesTable(FileTree files) throws UnreadableFileException {
        this.files = files;
        this.all = files.allFiles();
    }

    static String of(InventorySnapshot snapshot, FileTree files) throws UnreadableFileException {
        NamesTable names = new NamesTable(files);
        for (Stack stack : snapshot.inventory().stacks()) {
            ComposeProject project = snapshot.projects().get(stack.name());
            if (project != null) {
                for (ComposeService service : project.startedServices()) {
                    names.service(stack, project, service);
                }
            }
        }
        MarkdownTable table = new MarkdownTable("name", "server", "stack", "service", "stated by");
        Set<List<String>> sorted =
                new TreeSet<>((one, other) -> String.join("\n", one).compareTo(String.join("\n", other)));
        sorted.addAll(names.rows);
        sorted.forEach(row -> table.row(row.toArray(new String[0])));
        return table.textOr("No Compose file states a name.");
    }

    private void service(Stack stack, ComposeProject project, ComposeService service) throws UnreadableFileException {
        RoutedNames.of(service).forEach(routed -> row(routed.name(), stack, service, routed.by()));
        service.names()
                .forEach(name -> row(
                        name.name(),
                        stack,
                        service,
                        name.network().isEmpty()
                                ? "host name"
                                : "alias in network " + project.networkName(name.network())));
        for (BindMount mount : service.bindMounts()) {
            if (mount.relative() && !mount.source().startsWith("..")) {
                mounted(stack, service, mount.source());
            }
        }
    }

    /** Traefik's routers may stand in files that are mounted. */
    private void mounted(Stack stack, ComposeService service, String source) throws UnreadableFileException {
        for (String file : all) {
            boolean inside = file.equals(source) || file.startsWith(source + "/");
            if (inside && file.matches(".*\\.(ya?ml|toml)") && files.hasFile(file)) {
                String text = new String(files.read(file, LARGEST), StandardCharsets.UTF_8);
                String by = "traefik file " + file.substring(file.lastIndexOf('/') + 1);
                if (text.contains("routers")) {
                    RoutedNames.hosts(text).forEach(name -> row(name, stack, service, by));
                }
            }
        }
    }

    private void row(String name, Stack stack, ComposeService service, String by) {
        rows.add(List.of(MarkdownTable.code(name), stack.server(), stack.name(), service.name(), by));
    }
}
