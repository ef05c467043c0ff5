package io.homeplane.inventory.read;

import io.homeplane.inventory.boundaries.Policies;
import io.homeplane.inventory.check.InventoryCheck;
import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.compose.ComposeReader;
import io.homeplane.inventory.compose.ComposeReading;
import io.homeplane.inventory.model.Definition;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.source.Checkout;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.OwnRepositories;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.source.WorkTree;
import io.homeplane.inventory.tree.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an inventory and finds everything that is wrong with it: the entry point of this engine. */
public final class InventoryReader {
    private InventoryReader() {}

    /**
     * Reads every TOML file of an inventory under a directory, recursively; other tools' TOML files are passed over.
     *
     * @param root the inventory's directory, anywhere in its repository
     * @return the inventory; what is wrong with it, down to a missing directory, is among its problems
     */
    public static Inventory read(Path root) {
        return snapshot(root).inventory();
    }

    /** The same with the repository around it and the stacks' Compose projects. */
    public static InventorySnapshot snapshot(Path root) {
        Problems problems = new Problems();
        try {
            WorkTree files = new WorkTree(root);
            List<Table> documents = new InventoryDocuments(files, problems).all();
            Resources resources = InventoryDecoder.decode(documents, problems);
            Checkout checkout = Checkout.find(files.root(), resources.stacks);
            WorkTree repository = new WorkTree(checkout.repository());
            return whole(root, resources, checkout, repository, problems);
        } catch (UnreadableFileException | IOException unreadable) {
            problems.add(
                    ProblemCode.UNREADABLE_FILE,
                    Position.of(root.toString()),
                    "inventory",
                    "the inventory is not read: " + unreadable.getMessage(),
                    "name the directory that holds its TOML files");
            Inventory empty = inventory(root, new Resources(), problems);
            return new InventorySnapshot(empty, new Checkout(root, ""), Map.of(), Map.of());
        }
    }

    private static InventorySnapshot whole(
            Path root, Resources resources, Checkout checkout, WorkTree repository, Problems problems) {
        addAssumedPaths(resources);
        InventoryCheck.check(inventory(root, resources, problems), resources.names, problems);
        Map<String, ComposeProject> projects = new LinkedHashMap<>();
        Map<String, String> elsewhere = new LinkedHashMap<>();
        readProjects(resources, checkout, repository, projects, elsewhere, problems);
        Policies.check(inventory(root, resources, problems), projects, problems);
        return new InventorySnapshot(inventory(root, resources, problems), checkout, projects, elsewhere);
    }

    private static void readProjects(
            Resources resources,
            Checkout checkout,
            FileTree repository,
            Map<String, ComposeProject> projects,
            Map<String, String> elsewhere,
            Problems problems) {
        OwnRepositories own =
                OwnRepositories.of(checkout.repository(), repository, resources.stacks, resources.syncedRepositories);
        ComposeReader reader = new ComposeReader(repository, checkout.directory());
        for (Stack stack : resources.stacks) {
            Definition definition = stack.definition();
            if (own.has(definition) || !definition.contents().isEmpty()) {
                ComposeReading reading = reader.read(stack);
                problems.addAll(reading.problems());
                projects.put(stack.name(), reading.project());
            } else {
                elsewhere.put(
                        stack.name(),
                        definition.filesOnHost()
                                ? "its files are only on the server (files_on_host)"
                                : "its files are in another repository (" + definition.repository() + ")");
            }
        }
    }

    /** A server without any path from the plane is reached by ssh at its own address, if it has one. */
    private static void addAssumedPaths(Resources resources) {
        Map<String, String> addresses =
                resources.servers.stream().collect(Collectors.toMap(Server::name, Server::address, (a, b) -> a));
        resources.paths.replaceAll(
                path -> path.address().isEmpty() && !path.via().equals("local")
                        ? path.at(addresses.getOrDefault(path.server(), ""))
                        : path);
        Set<String> reached = resources.paths.stream()
                .filter(path -> path.from().isEmpty())
                .map(ServerPath::server)
                .collect(Collectors.toSet());
        for (Server server : resources.servers) {
            if (!reached.contains(server.name()) && !server.address().isEmpty()) {
                resources.paths.add(PathDecoder.assumed(server.position(), server.name(), server.address()));
            }
        }
    }

    private static Inventory inventory(Path root, Resources resources, Problems problems) {
        return new Inventory(
                root.toString(),
                new ArrayList<>(resources.servers),
                resources.stacks,
                resources.procedures,
                resources.paths,
                resources.instances,
                resources.plane,
                resources.deployRules,
                resources.policies,
                resources.declarations,
                problems.sorted());
    }
}
