package io.homeplane.inventory.plan;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Orders stacks in waves and says what would be done about each. */
public final class Planner {
    private final Dependencies dependencies;
    private final Map<String, Integer> waves = new HashMap<>();
    private final List<List<String>> cycles = new ArrayList<>();

    private Planner(Inventory inventory, Map<String, ComposeProject> projects) {
        this.dependencies = Dependencies.of(inventory, projects);
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
        return new Plan(planned, planner.cycles);
    }

    private PlannedStack planned(Stack stack, TargetState targets) {
        StackState state = targets.of(stack);
        List<String> reasons = new ArrayList<>(state.reasons());
        reasons.addAll(dependencies.of(stack.name()).values());
        return new PlannedStack(
                stack.name(), stack.server(), wave(stack.name(), new ArrayList<>()), state, reasons, List.of(), true);
    }

    private int wave(String stack, List<String> trail) {
        Integer known = waves.get(stack);
        if (known != null) {
            return known;
        }
        int seen = trail.indexOf(stack);
        if (seen >= 0) {
            cycle(new ArrayList<>(trail.subList(seen, trail.size())));
            return 1;
        }
        trail.add(stack);
        int wave = 1;
        for (String earlier : dependencies.of(stack).keySet()) {
            wave = Math.max(wave, wave(earlier, trail) + 1);
        }
        trail.remove(trail.size() - 1);
        waves.put(stack, wave);
        return wave;
    }

    private void cycle(List<String> names) {
        List<String> closed = new ArrayList<>(names);
        closed.add(names.get(0));
        cycles.add(closed);
    }
}
