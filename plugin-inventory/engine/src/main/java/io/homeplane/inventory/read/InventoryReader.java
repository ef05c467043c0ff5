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
import io.homeplane.inventory.order.Dependencies;
import io.homeplane.inventory.order.OrderCheck;
import io.homeplane.inventory.read.Origin.Surroundings;
import io.homeplane.inventory.source.Checkout;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.OwnRepositories;
import io.homeplane.inventory.source.Revision;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.tailscale.AclPolicies;
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

    /** The same with the repository around it and the stacks' Compose projects; a bare repository is read at its HEAD. */
    public static InventorySnapshot snapshot(Path root) {
        return snapshot(root, PlanRule.NONE);
    }

    /** The same, judged by a rule too. */
    public static InventorySnapshot snapshot(Path root, PlanRule rule) {
        return Revision.isBare(root) ? at(root, "", rule) : snapshot(root, new Origin.OnDisk(root), rule);
    }

    /** The inventory as it is staged for the next commit of git, whatever the files on disk say. */
    public static InventorySnapshot staged(Path root) {
        return staged(root, PlanRule.NONE);
    }

    /** The same, judged by a rule too. */
    public static InventorySnapshot staged(Path root, PlanRule rule) {
        return snapshot(root, new Origin.Staged(root), rule);
    }

    /**
     * The inventory as a commit has it, read without a checkout.
     *
     * @param root a bare repository, or the inventory's directory in a work tree
     * @param revision a branch, a tag or a commit; empty for HEAD
     */
    public static InventorySnapshot at(Path root, String revision, PlanRule rule) {
        try {
            return at(Revision.of(root, revision), rule);
        } catch (UnreadableFileException unreadable) {
            return unread(root, unreadable);
        }
    }

    /** The same without a rule. */
    public static InventorySnapshot at(Path root, String revision) {
        return at(root, revision, PlanRule.NONE);
    }

    /** The same of a commit that is known already. */
    public static InventorySnapshot at(Revision revision) {
        return at(revision, PlanRule.NONE);
    }

    private static InventorySnapshot at(Revision revision, PlanRule rule) {
        Path root = revision.root().resolve(revision.directory());
        try (Origin.Commit commit = new Origin.Commit(revision)) {
            return snapshot(root, commit, rule);
        } catch (UnreadableFileException unreadable) {
            return unread(root, unreadable);
        }
    }

    /** What the tables of a commit state, and nothing more: no Compose file is read and nothing is checked. */
    public static Inventory tables(Revision revision) {
        Path root = revision.root().resolve(revision.directory());
        Problems problems = new Problems();
        try (Origin.Commit commit = new Origin.Commit(revision)) {
            Resources resources =
                    InventoryDecoder.decode(new InventoryDocuments(commit.inventory(), problems).all(), problems);
            return inventory(root, resources, problems.sorted());
        } catch (UnreadableFileException notThere) {
            return inventory(root, new Resources(), problems.sorted());
        }
    }

    static InventorySnapshot snapshot(Path root, Origin origin, PlanRule rule) {
        Problems problems = new Problems();
        try {
            // The documents are many times as large as what they state: nobody holds them on.
            Resources resources =
                    InventoryDecoder.decode(new InventoryDocuments(origin.inventory(), problems).all(), problems);
            return whole(root, resources, origin, rule, problems);
        } catch (UnreadableFileException | IOException unreadable) {
            return unread(root, unreadable);
        }
    }

    private static InventorySnapshot unread(Path root, Exception unreadable) {
        boolean revision = unreadable instanceof UnreadableFileException named
                && named.reason() == UnreadableFileException.Reason.NO_REVISION;
        Problems problems = new Problems();
        problems.add(
                revision ? ProblemCode.NO_REVISION : ProblemCode.UNREADABLE_FILE,
                Position.of(root.toString()),
                "inventory",
                "the inventory is not read: " + unreadable.getMessage(),
                revision
                        ? "name a branch, a tag or a commit that is in the repository"
                        : "name the directory that holds its TOML files");
        Inventory empty = inventory(root, new Resources(), problems.sorted());
        Dependencies none = Dependencies.of(empty, Map.of());
        return new InventorySnapshot(
                empty, new Checkout(root, ""), Map.of(), Map.of(), Optional.empty(), none, Map.of());
    }

    private static InventorySnapshot whole(
            Path root, Resources resources, Origin origin, PlanRule rule, Problems problems)
            throws IOException, UnreadableFileException {
        Surroundings around = origin.around(resources.stacks);
        addAssumedPaths(resources, problems);
        Inventory stated = inventory(root, resources, List.of());
        InventoryCheck.check(stated, resources.names, problems);
        Map<String, ComposeProject> projects = new LinkedHashMap<>();
        Map<String, String> elsewhere = new LinkedHashMap<>();
        readProjects(resources, around, projects, elsewhere, problems);
        Policies.check(stated, projects, problems);
        AclPolicies.check(stated, around.files(), shown(around), problems);
        Dependencies order = Dependencies.of(stated, projects);
        OrderCheck.check(stated, order, problems);
        PortCheck.check(stated, projects, problems);
        secrets(resources, around, projects, problems);
        Optional<Revision> revision = origin.revision();
        PlanRule.Verdict verdict = rule.judge(new InventorySnapshot(
                inventory(root, resources, problems.sorted()),
                around.checkout(),
                projects,
                elsewhere,
                revision,
                order,
                Map.of()));
        problems.addAll(verdict.problems());
        List<Problem> left = new Suppressions(around.files(), around.checkout().directory()).without(problems.sorted());
        return new InventorySnapshot(
                inventory(root, resources, left),
                around.checkout(),
                projects,
                elsewhere,
                revision,
                order,
                verdict.effects());
    }

    /** A file of the repository as positions name it: seen from the inventory. */
    private static UnaryOperator<String> shown(Surroundings around) {
        return file -> RepositoryPath.from(around.checkout().directory(), file);
    }

    /** What must not be in the repository in the open: looked for in what git tracks, or in all when there is no git. */
    private static void secrets(
            Resources resources, Surroundings around, Map<String, ComposeProject> projects, Problems problems)
            throws UnreadableFileException {
        UnaryOperator<String> shown = shown(around);
        if (around.tracked().isPresent()) {
            FileTree known = around.tracked().get();
            TrackedFileCheck.check(known.allFiles(), shown, problems);
            SopsRules.check(known, shown, problems);
        }
        Predicate<String> tracked =
                file -> around.tracked().isEmpty() || around.tracked().get().hasFile(file);
        EnvFileCheck check = new EnvFileCheck(around.files(), tracked, shown, problems);
        for (Stack stack : resources.stacks) {
            if (projects.containsKey(stack.name())) {
                check.check(stack, projects.get(stack.name()));
            }
        }
    }

    private static void readProjects(
            Resources resources,
            Surroundings around,
            Map<String, ComposeProject> projects,
            Map<String, String> elsewhere,
            Problems problems) {
        OwnRepositories own = OwnRepositories.of(
                around.gitDirectory(), around.files(), resources.stacks, resources.syncedRepositories);
        ComposeReader reader =
                new ComposeReader(around.files(), around.checkout().directory());
        List<Optional<ComposeReading>> readings = resources.stacks.parallelStream()
                .map(stack -> read(stack, own, reader))
                .toList();
        for (int index = 0; index < readings.size(); index++) {
            Stack stack = resources.stacks.get(index);
            Definition definition = stack.definition();
            if (readings.get(index).isPresent()) {
                ComposeReading reading = readings.get(index).get();
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

    /** Empty when its files are not in this repository. */
    private static Optional<ComposeReading> read(Stack stack, OwnRepositories own, ComposeReader reader) {
        boolean here =
                own.has(stack.definition()) || !stack.definition().contents().isEmpty();
        return here ? Optional.of(reader.read(stack)) : Optional.empty();
    }

    /** A server without any path from the plane is reached by ssh at its own address, if it has one. */
    private static void addAssumedPaths(Resources resources, Problems problems) {
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
        List<ServerPath> resolved = Jumps.resolve(resources.paths, problems);
        resources.paths.clear();
        resources.paths.addAll(resolved);
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
