package io.homeplane.inventory.changes;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Severity;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.order.DeployRules;
import io.homeplane.inventory.plan.Action;
import io.homeplane.inventory.plan.Orphan;
import io.homeplane.inventory.plan.StackState;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.source.FileChanges;
import io.homeplane.inventory.source.FileChanges.Kind;
import io.homeplane.inventory.source.Revision;
import io.homeplane.inventory.source.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of an inventory is not as an earlier commit had it: no server is asked, and no key is needed, since encrypted files are
 * compared as they are. Which files a stack reads is known from the later state alone: had it read others before, one of those
 * that it still reads, or its definition, would have to differ too.
 */
public final class ChangesSince implements TargetState {
    private final InventorySnapshot now;
    private final Revision before;
    private final SortedMap<String, Kind> files;
    private final Map<String, Stack> stacks = new LinkedHashMap<>();
    private final DeployRules rules;
    private final DeployRules rulesBefore;
    private final List<Problem> problems;

    private ChangesSince(InventorySnapshot now, Revision before, SortedMap<String, Kind> files, Inventory earlier) {
        this.now = now;
        this.before = before;
        this.files = files;
        this.rules = DeployRules.of(now.inventory());
        this.rulesBefore = DeployRules.of(earlier);
        this.problems = earlier.problems();
        earlier.stacks().forEach(stack -> stacks.putIfAbsent(stack.name(), stack));
    }

    /**
     * The changes from a commit to the state that was read: its own commit, or the files on disk, committed or not.
     *
     * @param directory that the inventory was read from
     * @param since a branch, a tag or a commit
     * @throws UnreadableFileException when there is no such commit
     */
    public static ChangesSince of(InventorySnapshot now, Path directory, String since) throws UnreadableFileException {
        Revision before = Revision.of(directory, since);
        SortedMap<String, Kind> all = now.revision().isPresent()
                ? FileChanges.between(before, now.revision().get())
                : FileChanges.since(before);
        SortedMap<String, Kind> inside = below(now.checkout().within(before.root()), all);
        String inventory = before.directory();
        boolean stated = below(inventory, all).keySet().stream().anyMatch(file -> file.endsWith(".toml"));
        Inventory earlier = stated ? InventoryReader.tables(before) : now.inventory();
        return new ChangesSince(now, before, inside, earlier);
    }

    private static SortedMap<String, Kind> below(String directory, SortedMap<String, Kind> files) {
        if (directory.isEmpty()) {
            return files;
        }
        SortedMap<String, Kind> inside = new TreeMap<>();
        files.subMap(directory + "/", directory + "0")
                .forEach((path, kind) -> inside.put(path.substring(directory.length() + 1), kind));
        return inside;
    }

    /** The commit that the state is compared with. */
    public String commit() {
        return before.commit();
    }

    /** Why the earlier inventory is not wholly known; empty when it was read without an error. */
    public List<Problem> problems() {
        return now.inventory().problems().equals(problems)
                ? List.of()
                : problems.stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .toList();
    }

    @Override
    public StackState of(Stack stack) {
        Stack earlier = stacks.get(stack.name());
        if (earlier == null) {
            return state(Action.DEPLOY, List.of("is new in the inventory"));
        }
        List<String> reasons = new ArrayList<>();
        if (now.projects().containsKey(stack.name())) {
            StackFiles mine = StackFiles.of(stack, now.projects().get(stack.name()));
            mine.among(files)
                    .forEach((file, kind) -> reasons.add(mine.named(file) + " " + kind.words()
                            + mine.role(file).map(role -> " (" + role + ")").orElse("")));
        }
        reasons.addAll(StackDifference.between(earlier, stack));
        reasons.addAll(StackDifference.between(rulesBefore.of(stack.name()), rules.of(stack.name())));
        if (!reasons.isEmpty()) {
            return state(Action.DEPLOY, reasons);
        }
        String elsewhere = now.elsewhere().get(stack.name());
        return elsewhere == null ? state(Action.UNCHANGED, List.of()) : StackState.unknown(elsewhere);
    }

    /** Stacks that the earlier inventory had on a server where the later one has them no more. */
    @Override
    public List<Orphan> orphans() {
        Map<String, Stack> left = new LinkedHashMap<>();
        now.inventory().stacks().forEach(stack -> left.putIfAbsent(stack.name(), stack));
        List<Orphan> orphans = new ArrayList<>();
        for (Stack stack : stacks.values()) {
            Stack later = left.get(stack.name());
            if (!stack.server().isEmpty() && (later == null || !later.server().equals(stack.server()))) {
                String reason = later == null
                        ? "is no longer in the inventory (it was at " + stack.position() + ")"
                        : later.server().isEmpty() ? "has no server any more" : "moved to server " + later.server();
                orphans.add(new Orphan(
                        stack.name(),
                        stack.server(),
                        state(Action.ORPHAN, List.of(reason + "; Homeplane leaves what runs there alone"))));
            }
        }
        return orphans;
    }

    private static StackState state(Action action, List<String> reasons) {
        return new StackState(action, reasons, "", "");
    }
}
