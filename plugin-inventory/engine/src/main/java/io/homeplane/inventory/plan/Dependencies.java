package io.homeplane.inventory.plan;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Procedure;
import io.homeplane.inventory.model.Stack;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which stack waits for which, and why: {@code after}, a network or volume that another stack of the server makes, and the
 * stages of procedures that deploy both by name. What is stated wins: a weaker reason never closes a circle.
 */
final class Dependencies {
    private final Map<String, Map<String, String>> reasons = new LinkedHashMap<>();

    private Dependencies() {}

    static Dependencies of(Inventory inventory, Map<String, ComposeProject> projects, DeployRules rules) {
        Dependencies found = new Dependencies();
        inventory.stacks().forEach(stack -> found.reasons.put(stack.name(), new LinkedHashMap<>()));
        for (Stack stack : inventory.stacks()) {
            stack.after().forEach(earlier -> found.add(stack.name(), earlier, "after " + earlier));
            rules.of(stack.name()).after().forEach(earlier -> found.add(stack.name(), earlier, "after " + earlier));
        }
        found.createdResources(inventory, projects);
        inventory.procedures().forEach(found::stages);
        return found;
    }

    /** The stacks that one waits for, each with the reason. */
    Map<String, String> of(String stack) {
        return reasons.getOrDefault(stack, Map.of());
    }

    private void add(String later, String earlier, String reason) {
        if (!later.equals(earlier) && reasons.containsKey(earlier) && reasons.containsKey(later)) {
            reasons.get(later).putIfAbsent(earlier, reason);
        }
    }

    /** For what is not stated but concluded: it must not contradict what is there already. */
    private void addUnlessCircular(String later, String earlier, String reason) {
        if (!waitsFor(earlier, later)) {
            add(later, earlier, reason);
        }
    }

    /** Iterative, because a chain may be longer than the call stack. */
    private boolean waitsFor(String stack, String other) {
        Set<String> seen = new HashSet<>(Set.of(stack));
        Deque<String> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            String one = next.pop();
            if (one.equals(other)) {
                return true;
            }
            of(one).keySet().stream().filter(seen::add).forEach(next::push);
        }
        return false;
    }

    private void createdResources(Inventory inventory, Map<String, ComposeProject> projects) {
        Map<String, String> networks = new HashMap<>();
        Map<String, String> volumes = new HashMap<>();
        for (Stack stack : inventory.stacks()) {
            ComposeProject project = projects.get(stack.name());
            if (project != null) {
                project.createdNetworks()
                        .forEach(name -> networks.putIfAbsent(stack.server() + "/" + name, stack.name()));
                project.createdVolumes()
                        .forEach(name -> volumes.putIfAbsent(stack.server() + "/" + name, stack.name()));
            }
        }
        for (Stack stack : inventory.stacks()) {
            ComposeProject project = projects.get(stack.name());
            if (project != null) {
                needs(stack, project.externalNetworks(), networks, "network");
                needs(stack, project.externalVolumes(), volumes, "volume");
            }
        }
    }

    private void needs(Stack stack, Set<String> names, Map<String, String> makers, String kind) {
        for (String name : names) {
            String maker = makers.get(stack.server() + "/" + name);
            if (maker != null) {
                addUnlessCircular(stack.name(), maker, "its " + kind + " " + name + " is made by " + maker);
            }
        }
    }

    private void stages(Procedure procedure) {
        List<String> before = List.of();
        for (Procedure.Stage stage : procedure.stages()) {
            List<String> now = stage.enabled() ? deployed(stage) : List.of();
            for (String later : now) {
                for (String earlier : before) {
                    addUnlessCircular(
                            later, earlier, "procedure " + procedure.name() + " deploys " + earlier + " first");
                }
            }
            if (!now.isEmpty()) {
                before = now;
            }
        }
    }

    private static List<String> deployed(Procedure.Stage stage) {
        return stage.executions().stream()
                .filter(execution -> execution.enabled() && execution.type().startsWith("DeployStack"))
                .map(execution -> execution.params().getOrDefault("stack", ""))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
