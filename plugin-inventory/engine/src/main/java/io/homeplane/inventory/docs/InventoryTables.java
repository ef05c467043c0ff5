package io.homeplane.inventory.docs;

import io.homeplane.inventory.boundaries.Boundaries;
import io.homeplane.inventory.boundaries.BoundaryMap;
import io.homeplane.inventory.boundaries.Container;
import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.compose.ComposeService.PublishedPort;
import io.homeplane.inventory.model.Declaration;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Procedure;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.order.DeployRules;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** An inventory as a page of Markdown tables: the same text for the same files, so that it can be committed and checked. */
public final class InventoryTables {
    private final InventorySnapshot snapshot;
    private final Inventory inventory;
    private final StringBuilder text = new StringBuilder();

    private InventoryTables(InventorySnapshot snapshot) {
        this.snapshot = snapshot;
        this.inventory = snapshot.inventory();
    }

    /** The whole page. */
    public static String of(InventorySnapshot snapshot) throws UnreadableFileException {
        InventoryTables page = new InventoryTables(snapshot);
        page.text.append("# The inventory\n\n<!-- Written by plane docs; edit the inventory instead. -->\n");
        try (FileTree files = snapshot.files()) {
            page.section("Servers", page.servers());
            page.stacks();
            page.section("Networks", page.networks());
            page.section("Published ports", page.ports());
            page.section("Names", NamesTable.of(snapshot, files));
            page.section("Secrets", SecretsTable.of(snapshot, files));
            page.section("Paths", page.paths());
            page.section("Procedures and schedules", page.procedures());
        }
        return page.text.toString();
    }

    private void section(String title, String content) {
        text.append("\n## ").append(title).append("\n\n").append(content);
    }

    private List<Stack> stacksOf(Server server) {
        return inventory.stacks().stream()
                .filter(stack -> stack.server().equals(server.name()))
                .toList();
    }

    private String servers() {
        MarkdownTable table = new MarkdownTable("server", "address", "stacks", "tags", "what it is");
        for (Server server : inventory.servers()) {
            table.row(
                    server.name(),
                    server.address(),
                    Integer.toString(stacksOf(server).size()),
                    String.join(", ", server.tags()),
                    server.description() + (server.enabled() ? "" : " (not enabled)"));
        }
        return table.textOr("There is no server.");
    }

    private void stacks() {
        DeployRules rules = DeployRules.of(inventory);
        for (Server server : inventory.servers()) {
            MarkdownTable table = new MarkdownTable("stack", "images", "files", "deployed", "what it is");
            for (Stack stack : stacksOf(server)) {
                boolean batch = !rules.of(stack.name()).excludeFromBatch();
                table.row(stack.name(), images(stack), files(stack), batch ? "" : "by name only", stack.description());
            }
            section("Stacks of " + server.name(), table.textOr("None."));
        }
    }

    private String images(Stack stack) {
        ComposeProject project = snapshot.projects().get(stack.name());
        return project == null
                ? ""
                : project.startedServices().stream()
                        .map(service -> service.image().isEmpty() ? "built: " + service.name() : service.image())
                        .distinct()
                        .map(MarkdownTable::code)
                        .collect(Collectors.joining(", "));
    }

    private String files(Stack stack) {
        String elsewhere = snapshot.elsewhere().get(stack.name());
        if (elsewhere != null) {
            return elsewhere;
        }
        return stack.definition().isInRepository()
                ? stack.repositoryFiles().stream().map(MarkdownTable::code).collect(Collectors.joining(", "))
                : "in the inventory";
    }

    private String networks() {
        MarkdownTable table = new MarkdownTable("server", "network", "containers");
        for (Server server : inventory.servers()) {
            Boundaries boundaries = boundaries(server);
            for (String network : boundaries.networks()) {
                table.row(
                        server.name(),
                        network,
                        boundaries.containers().stream()
                                .filter(container -> container.networks().contains(network))
                                .map(InventoryTables::named)
                                .collect(Collectors.joining(", ")));
            }
        }
        return table.textOr("There is no network.");
    }

    private Boundaries boundaries(Server server) {
        return BoundaryMap.of(inventory, snapshot.projects(), server.name());
    }

    private static String named(Container container) {
        return container.sharesNetworkOf().isEmpty()
                ? container.name()
                : container.name() + " (in " + container.sharesNetworkOf() + ")";
    }

    private record Published(PublishedPort port, Container container) {
        private int number() {
            return port.first() < 0 ? Integer.MAX_VALUE : port.first();
        }
    }

    private String ports() {
        MarkdownTable table = new MarkdownTable("server", "port", "address", "container", "its port", "stack");
        for (Server server : inventory.servers()) {
            List<Published> all = new ArrayList<>();
            boundaries(server)
                    .containers()
                    .forEach(container ->
                            container.published().forEach(port -> all.add(new Published(port, container))));
            all.sort(Comparator.comparingInt(Published::number)
                    .thenComparing(one -> one.port().protocol())
                    .thenComparing(one -> one.port().address()));
            all.forEach(one -> table.row(
                    server.name(),
                    (one.port().published().isEmpty() ? "any" : one.port().published()) + "/"
                            + one.port().protocol(),
                    one.port().address().isEmpty() ? "all" : one.port().address(),
                    one.container().name(),
                    one.port().target(),
                    one.container().stack()));
        }
        return table.textOr("No port is published.");
    }

    private String paths() {
        MarkdownTable table = new MarkdownTable("from", "to", "via", "protocol", "address", "carried by", "");
        for (ServerPath path : inventory.paths()) {
            String address = path.address().isEmpty() ? "" : path.address() + ":" + path.port();
            table.row(
                    path.from().isEmpty() ? "the plane" : path.from(),
                    path.server().isEmpty() ? address : path.server(),
                    path.via(),
                    path.protocol(),
                    address,
                    String.join(", ", path.carriedBy()),
                    path.emergency() ? "emergency" : "");
        }
        return table.textOr("No path is stated.");
    }

    private String procedures() {
        MarkdownTable table = new MarkdownTable("procedure", "schedule", "stages", "what it is");
        for (Procedure procedure : inventory.procedures()) {
            table.row(
                    procedure.name(),
                    procedure.schedule().isEmpty() ? "by hand" : procedure.schedule(),
                    procedure.stages().stream().map(Procedure.Stage::name).collect(Collectors.joining(", ")),
                    procedure.description());
        }
        for (Declaration backup : inventory.declarations("backup")) {
            table.row(
                    "backup " + backup.name(),
                    backup.text("schedule").isEmpty() ? "by hand" : backup.text("schedule"),
                    "to " + backup.text("to"),
                    backup.text("description"));
        }
        return table.textOr("There is no procedure.");
    }
}
