package io.homeplane.inventory.plan;

import java.io.Serializable;
import java.util.List;

/**
 * One line of a plan.
 *
 * @param wave first is 1; stacks of one wave do not wait for each other; 0 for an orphan, which is never deployed
 * @param reasons why the action, and why this wave
 * @param severs paths that the deploy would cut; empty for a safe stack
 * @param batch false when a batch never deploys it
 */
public record PlannedStack(
        String stack,
        String server,
        int wave,
        StackState state,
        List<String> reasons,
        List<String> severs,
        boolean batch)
        implements Serializable {
    public PlannedStack {
        reasons = List.copyOf(reasons);
        severs = List.copyOf(severs);
    }
}
