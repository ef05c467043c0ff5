package io.homeplane.inventory.read;

import io.homeplane.inventory.model.DeployEffect;
import io.homeplane.inventory.model.Problem;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What an engine above knows of an inventory and of deploying its stacks. A port: it is asked once, when everything else was read,
 * so that its problems are shown and suppressed like all others. It travels to the machine that the inventory's files are on.
 */
@FunctionalInterface
public interface PlanRule extends Serializable {
    /** Knows nothing. */
    PlanRule NONE = snapshot -> new Verdict(List.of(), Map.of());

    /** What it says of an inventory. */
    Verdict judge(InventorySnapshot snapshot);

    /**
     * What a rule says.
     *
     * @param effects by the stack's name; none for those that affect nobody
     */
    record Verdict(List<Problem> problems, Map<String, DeployEffect> effects) {
        public Verdict {
            problems = List.copyOf(problems);
            effects = Map.copyOf(effects);
        }
    }
}
