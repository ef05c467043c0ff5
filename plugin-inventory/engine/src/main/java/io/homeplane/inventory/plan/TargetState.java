package io.homeplane.inventory.plan;

import io.homeplane.inventory.model.Stack;
import java.util.List;

/** Says what runs on the servers. A port: engines above implement it; without one the answer is unknown, never invented. */
@FunctionalInterface
public interface TargetState {
    /** No server was asked. */
    TargetState OFFLINE = stack -> StackState.unknown("offline: its server was not asked");

    /** The state of a stack; never throws, a server that does not answer is {@link Action#UNKNOWN} with the reason. */
    StackState of(Stack stack);

    /** What runs on the servers that were asked and is not in the inventory; none where nobody was asked. */
    default List<Orphan> orphans() {
        return List.of();
    }
}
