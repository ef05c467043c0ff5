package io.homeplane.inventory.api;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.StackState;
import io.homeplane.inventory.read.InventorySnapshot;
import java.time.Instant;

/**
 * What is known of a registered inventory at this moment.
 *
 * @param name what it is registered as
 * @param revision the commit; empty when it is in no git repository
 * @param snapshot its files; null until they were read
 * @param surveyed the plan with what the servers said of these files; null while they have said nothing
 * @param asked when the servers were asked; null while they have not answered
 * @param refreshing true while something newer is on its way
 * @param problem why nothing newer is known, in one sentence; empty when all is well
 */
public record Known(
        String name,
        String revision,
        InventorySnapshot snapshot,
        Plan surveyed,
        Instant asked,
        boolean refreshing,
        String problem) {
    /** True when its files were read. */
    public boolean isRead() {
        return snapshot != null;
    }

    /** What would be deployed, as far as that is known now. */
    Plan plan() {
        String reason = refreshing ? "its server is being asked" : "its server has not answered";
        return surveyed != null ? surveyed : Planner.plan(snapshot, stack -> StackState.unknown(reason));
    }

    Inventory inventory() {
        return snapshot.inventory();
    }
}
