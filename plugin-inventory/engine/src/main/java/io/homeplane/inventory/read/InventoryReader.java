package io.homeplane.inventory.read;

import io.homeplane.inventory.boundaries.Policies;
import io.homeplane.inventory.check.InventoryCheck;
import io.homeplane.inventory.check.PortCheck;
import io.homeplane.inventory.check.TrackedFileCheck;
import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.compose.ComposeReader;
import io.homeplane.inventory.compose.ComposeReading;
import io.homeplane.inventory.compose.RepositoryPath;
import io.homeplane.inventory.model.Definition;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.source.Checkout;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.GitIndex;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
        return snapshot(root, WorkTree::new);
    }

    /** The inventory as it is staged for the next commit of git, whatever the files on disk say. */
    public static InventorySnapshot staged(Path root) {
        return snapshot(root, InventoryReader::index);
    }

    /** How the files under a directory are read. */
    private interface Files {
        FileTree under(Path directory) throws UnreadableFileException;
    }

    private static FileTree index(Path directory) throws UnreadableFileException {
        try {
            return GitIndex.of(directory)
                    .orElseThrow(() -> new UnreadableFileException(
                            UnreadableFileException.Reason.MISSING, directory + " is in no work tree of git"));
        } catch (IOException broken) {
            throw new UnreadableFileException(
                    UnreadableFileException.Reason.FAILED, "git's index cannot be read: " + broken.getMessage());
        }
    }

    private static InventorySnapshot snapshot(Path root, Files files) {
        Problems problems = new Problems();
        try {
            List<Table> documents = new InventoryDocuments(files.under(root), problems).all();
            Resources resources = InventoryDecoder.decode(documents, problems);
            Checkout checkout = Checkout.find(root, resources.stacks);
            return whole(root, resources, checkout, files.under(checkout.repository()), problems);
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
            Path root, Resources resources, Checkout checkout, FileTree repository, Problems problems)
            throws IOException {
        addAssumedPaths(resources);
        InventoryCheck.check(inventory(root, resources, problems), resources.names, problems);
        Map<String, ComposeProject> projects = new LinkedHashMap<>();
        Map<String, String> elsewhere = new LinkedHashMap<>();
        readProjects(resources, checkout, repository, projects, elsewhere, problems);
        Policies.check(inventory(root, resources, problems), projects, problems);
        PortCheck.check(inventory(root, resources, problems), projects, problems);
        secrets(resources, checkout, repository, projects, problems);
        List<Problem> left = new Suppressions(repository, checkout.directory()).without(problems.sorted());
        return new InventorySnapshot(inventory(root, resources, left), checkout, projects, elsewhere);
    }

    /** What must not be in the repository in the open: looked for in what git tracks, or in all when there is no git. */
    private static void secrets(
            Resources resources,
            Checkout checkout,
            FileTree repository,
            Map<String, ComposeProject> projects,
            Problems problems)
            throws IOException {
        UnaryOperator<String> shown = file -> RepositoryPath.from(checkout.directory(), file);
        Optional<GitIndex> index = GitIndex.of(checkout.repository());
        index.ifPresent(found -> {
            TrackedFileCheck.check(found.files(), shown, problems);
            SopsRules.check(found, shown, problems);
        });
        Predicate<String> tracked = file -> index.isEmpty() || index.get().hasFile(file);
        EnvFileCheck check = new EnvFileCheck(repository, tracked, shown, problems);
        for (Stack stack : resources.stacks) {
            if (projects.containsKey(stack.name())) {
                check.check(stack, projects.get(stack.name()));
            }
        }
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
        return inventory(root, resources, problems.sorted());
    }

    private static Inventory inventory(Path root, Resources resources, List<Problem> problems) {
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
                problems);
    }
}
