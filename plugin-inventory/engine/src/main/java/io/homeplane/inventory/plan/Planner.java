package io.homeplane.inventory.plan;

import io.homeplane.inventory.check.Cycles;
import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders stacks in waves and says what would be done about each. */
public final class Planner {
    private final Dependencies dependencies;
    private final DeployRules rules;
    private final Waves waves;

    private Planner(Inventory inventory, Map<String, ComposeProject> projects) {
        this.rules = DeployRules.of(inventory);
        this.dependencies = Dependencies.of(inventory, projects, rules);
        this.waves = new Waves(stack -> dependencies.of(stack).keySet());
    }

    /** The plan of an inventory that was read with its Compose files. */
    public static Plan plan(InventorySnapshot snapshot, TargetState targets) {
        return plan(snapshot.inventory(), snapshot.projects(), targets);
    }

    /**
     * The plan of an inventory.
     *
     * @param projects Compose projects by stack name; a stack without one has no network that orders it
     */
    public static Plan plan(Inventory inventory, Map<String, ComposeProject> projects, TargetState targets) {
        Planner planner = new Planner(inventory, projects);
        List<PlannedStack> planned = new ArrayList<>();
        for (Stack stack : inventory.stacks()) {
            planned.add(planner.planned(stack, targets));
        }
        planned.sort(Comparator.comparingInt(PlannedStack::wave));
        targets.orphans().forEach(orphan -> planned.add(listed(orphan)));
        return new Plan(planned, planner.cycles(inventory));
    }

    /** Which stack waits for which, each with the reason: the later one's name, then the earlier ones'. */
    public static Map<String, Map<String, String>> order(InventorySnapshot snapshot) {
        Inventory inventory = snapshot.inventory();
        Dependencies dependencies = Dependencies.of(inventory, snapshot.projects(), DeployRules.of(inventory));
        Map<String, Map<String, String>> order = new LinkedHashMap<>();
        inventory.stacks().forEach(stack -> order.put(stack.name(), dependencies.of(stack.name())));
        return order;
    }

    private PlannedStack planned(Stack stack, TargetState targets) {
        StackState state = targets.of(stack);
        List<String> reasons = new ArrayList<>(state.reasons());
        reasons.addAll(dependencies.of(stack.name()).values());
        boolean batch = !rules.of(stack.name()).excludeFromBatch();
        if (!batch) {
            reasons.add("a [[deploy]] table keeps it out of batches");
        }
        return new PlannedStack(stack.name(), stack.server(), waves.of(stack.name()), state, reasons, List.of(), batch);
    }

    private static PlannedStack listed(Orphan orphan) {
        return new PlannedStack(
                orphan.stack(),
                orphan.server(),
                0,
                orphan.state(),
                orphan.state().reasons(),
                List.of(),
                false);
    }

    /** One circle for each tangle, its first name repeated at the end. */
    private List<List<String>> cycles(Inventory inventory) {
        Map<String, List<String>> earlier = new LinkedHashMap<>();
        inventory
                .stacks()
                .forEach(stack -> earlier.put(
                        stack.name(), List.copyOf(dependencies.of(stack.name()).keySet())));
        List<List<String>> closed = new ArrayList<>();
        for (List<String> cycle : Cycles.find(earlier)) {
            List<String> names = new ArrayList<>(cycle);
            names.add(cycle.get(0));
            closed.add(names);
        }
        return closed;
    }
}
