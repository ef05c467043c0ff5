package io.homeplane.inventory.plan;

import java.io.Serializable;
import java.util.List;

/**
 * Every stack in the order it would be deployed.
 *
 * @param stacks by wave, then in the inventory's order; orphans last
 * @param cycles stacks that wait for each other, each cycle with its first name repeated at the end
 */
public record Plan(List<PlannedStack> stacks, List<List<String>> cycles) implements Serializable {
    public Plan {
        stacks = List.copyOf(stacks);
        cycles = cycles.stream().map(List::copyOf).toList();
    }
}
