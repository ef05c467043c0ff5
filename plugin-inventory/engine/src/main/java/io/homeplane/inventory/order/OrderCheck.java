package io.homeplane.inventory.order;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.order.Dependency.Strength;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The stacks must have an order. */
public final class OrderCheck {
    private OrderCheck() {}

    /**
     * Adds a problem for each circle, all the way round and with the place of every reason.
     *
     * @param dependencies of the inventory's stacks
     */
    public static void check(Inventory inventory, Dependencies dependencies, Problems problems) {
        inventory.stacks().stream()
                .filter(stack -> stack.after().contains(stack.name()))
                .forEach(stack -> itself(stack, problems));
        for (List<Dependency> circle : Circles.stated(dependencies)) {
            problems.add(
                    ProblemCode.ORDER_CYCLE,
                    circle.get(0).position(),
                    path(circle.get(0)),
                    sentence(circle),
                    "remove one of these from its after list");
        }
        Set<String> said = new HashSet<>();
        for (Dependency last : dependencies.leftOut()) {
            boolean procedure = last.strength() == Strength.CUSTOMARY;
            // One procedure may contradict the rest by many pairs of its stacks; one of them tells.
            if (said.add(procedure ? last.position().toString() : last.later() + "/" + last.earlier())) {
                problems.add(
                        ProblemCode.ORDER_LEFT_OUT,
                        last.position(),
                        path(last),
                        sentence(Circles.closedBy(last, dependencies)) + "; the first of these does not order the plan",
                        procedure
                                ? "deploy them in one order everywhere, if it matters"
                                : "let a third stack make what both need, and both come after it");
            }
        }
    }

    private static void itself(Stack stack, Problems problems) {
        problems.add(
                ProblemCode.ORDER_CYCLE,
                stack.position(),
                "stack." + stack.name() + ".after",
                "the order is a circle: " + stack.name() + " waits for itself",
                "remove it from its after list");
    }

    private static String path(Dependency dependency) {
        return "stack." + dependency.later() + (dependency.strength() == Strength.STATED ? ".after" : "");
    }

    private static String sentence(List<Dependency> circle) {
        return "the order is a circle: "
                + circle.stream().map(Dependency::shown).collect(Collectors.joining(", "));
    }
}
