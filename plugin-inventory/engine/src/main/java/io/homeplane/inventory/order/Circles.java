package io.homeplane.inventory.order;

import io.homeplane.inventory.check.Cycles;
import io.homeplane.inventory.order.Dependency.Strength;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Stacks that wait for each other: no order satisfies them all. */
public final class Circles {
    private Circles() {}

    /** Circles of what people state, each all the way round: one for each tangle. */
    static List<List<Dependency>> stated(Dependencies dependencies) {
        Map<String, List<String>> edges = edges(dependencies, edge -> edge.strength() == Strength.STATED);
        List<List<Dependency>> circles = new ArrayList<>();
        for (List<String> names : Cycles.find(edges)) {
            List<Dependency> circle = new ArrayList<>();
            for (int index = 0; index < names.size(); index++) {
                circle.add(dependencies.of(names.get(index)).get(names.get((index + 1) % names.size())));
            }
            circles.add(circle);
        }
        return circles;
    }

    /** The shortest circle that a dependency which was left out would close, that dependency first. */
    static List<Dependency> closedBy(Dependency last, Dependencies dependencies) {
        Map<String, Dependency> cameBy = new HashMap<>();
        Deque<String> queue = new ArrayDeque<>(List.of(last.earlier()));
        while (!queue.isEmpty() && !cameBy.containsKey(last.later())) {
            dependencies.of(queue.remove()).forEach((earlier, edge) -> {
                if (!earlier.equals(last.earlier()) && cameBy.putIfAbsent(earlier, edge) == null) {
                    queue.add(earlier);
                }
            });
        }
        Deque<Dependency> way = new ArrayDeque<>();
        for (String at = last.later();
                !at.equals(last.earlier());
                at = way.peek().later()) {
            way.push(cameBy.get(at));
        }
        way.push(last);
        return List.copyOf(way);
    }

    /**
     * The circles of a plan, as names with the first one repeated at the end: those that are stated, and those that Compose
     * cannot start. A procedure with another order than the rest is none.
     */
    public static List<List<String>> names(Dependencies dependencies) {
        Map<String, List<String>> edges = edges(dependencies, edge -> edge.strength() != Strength.CUSTOMARY);
        dependencies.leftOut().stream()
                .filter(edge -> edge.strength() == Strength.NEEDED)
                .forEach(edge -> edges.get(edge.later()).add(edge.earlier()));
        List<List<String>> closed = new ArrayList<>();
        for (List<String> cycle : Cycles.find(edges)) {
            List<String> names = new ArrayList<>(cycle);
            names.add(cycle.get(0));
            closed.add(names);
        }
        return closed;
    }

    private static Map<String, List<String>> edges(Dependencies dependencies, Predicate<Dependency> wanted) {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        dependencies.all().forEach((later, earlier) -> {
            List<String> names = new ArrayList<>();
            earlier.values().stream().filter(wanted).forEach(edge -> names.add(edge.earlier()));
            edges.put(later, names);
        });
        return edges;
    }
}
