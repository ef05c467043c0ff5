package io.homeplane.inventory.check;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The stacks' {@code after} must have an order. */
final class CycleCheck {
    private CycleCheck() {}

    static void check(Inventory inventory, Problems problems) {
        Map<String, List<String>> after = new LinkedHashMap<>();
        Map<String, Stack> byName = new LinkedHashMap<>();
        inventory.stacks().forEach(stack -> {
            after.putIfAbsent(stack.name(), stack.after());
            byName.putIfAbsent(stack.name(), stack);
        });
        for (List<String> cycle : Cycles.find(after)) {
            String places = cycle.stream()
                    .map(name -> "stack " + name + " (" + byName.get(name).position() + ")")
                    .collect(Collectors.joining(" after "));
            Stack first = byName.get(cycle.get(0));
            problems.add(
                    ProblemCode.ORDER_CYCLE,
                    first.position(),
                    "stack." + first.name() + ".after",
                    "the order is a circle: " + places + " after stack " + first.name(),
                    "remove one of these from its after list");
        }
    }
}
