package io.homeplane.inventory.plan;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.model.DeployEffect;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.order.Circles;
import io.homeplane.inventory.order.Dependencies;
import io.homeplane.inventory.order.DeployRules;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Orders stacks in waves and says what would be done about each. */
public final class Planner {
    private final Dependencies dependencies;
    private final DeployRules rules;
    private final Waves waves;

    private Planner(Inventory inventory, Dependencies dependencies) {
        this.rules = DeployRules.of(inventory);
        this.dependencies = dependencies;
        this.waves = new Waves(stack -> dependencies.of(stack).keySet());
    }

    /** The plan of an inventory that was read with its Compose files. */
    public static Plan plan(InventorySnapshot snapshot, TargetState targets) {
        return plan(snapshot.inventory(), snapshot.order(), snapshot::effect, targets);
    }

    /**
     * The plan of an inventory.
     *
     * @param projects Compose projects by stack name; a stack without one has no network that orders it
     */
    public static Plan plan(Inventory inventory, Map<String, ComposeProject> projects, TargetState targets) {
        return plan(inventory, Dependencies.of(inventory, projects), stack -> DeployEffect.NONE, targets);
    }

    private static Plan plan(
            Inventory inventory,
            Dependencies dependencies,
            Function<String, DeployEffect> effects,
            TargetState targets) {
        Planner planner = new Planner(inventory, dependencies);
        List<PlannedStack> planned = new ArrayList<>();
        for (Stack stack : inventory.stacks()) {
            planned.add(planner.planned(stack, effects.apply(stack.name()), targets));
        }
        planned.sort(Comparator.comparingInt(PlannedStack::wave));
        targets.orphans().forEach(orphan -> planned.add(listed(orphan)));
        return new Plan(planned, Circles.names(dependencies));
    }

    /** Which stack waits for which, each with the reason: the later one's name, then the earlier ones'. */
    public static Map<String, Map<String, String>> order(InventorySnapshot snapshot) {
        Map<String, Map<String, String>> order = new LinkedHashMap<>();
        for (Stack stack : snapshot.inventory().stacks()) {
            Map<String, String> earlier = new LinkedHashMap<>();
            snapshot.order().of(stack.name()).forEach((name, dependency) -> earlier.put(name, dependency.reason()));
            order.put(stack.name(), earlier);
        }
        return order;
    }

    private PlannedStack planned(Stack stack, DeployEffect effect, TargetState targets) {
        StackState state = targets.of(stack);
        List<String> reasons = new ArrayList<>(state.reasons());
        dependencies.of(stack.name()).values().forEach(dependency -> reasons.add(dependency.reason()));
        boolean excluded = rules.of(stack.name()).excludeFromBatch();
        if (excluded) {
            reasons.add("a [[deploy]] table keeps it out of batches");
        }
        if (!effect.reason().isEmpty()) {
            reasons.add(effect.reason());
        }
        return new PlannedStack(
                stack.name(),
                stack.server(),
                waves.of(stack.name()),
                state,
                reasons,
                effect.severs(),
                effect.batch() && !excluded);
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
}
