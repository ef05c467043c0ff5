package io.homeplane.inventory.order;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Procedure;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.order.Dependency.Strength;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which stack waits for which, and why: {@code after}, a network or volume that another stack of the server makes, and the
 * stages of procedures that deploy both by name. What is stated wins: a weaker reason never closes a circle, and is left out.
 */
public final class Dependencies {
    private final Map<String, Map<String, Dependency>> kept = new LinkedHashMap<>();
    private final List<Dependency> leftOut = new ArrayList<>();

    private Dependencies() {}

    /**
     * The dependencies of an inventory's stacks.
     *
     * @param projects Compose projects by stack name; a stack without one has no network that orders it
     */
    public static Dependencies of(Inventory inventory, Map<String, ComposeProject> projects) {
        Dependencies found = new Dependencies();
        DeployRules rules = DeployRules.of(inventory);
        inventory.stacks().forEach(stack -> found.kept.put(stack.name(), new LinkedHashMap<>()));
        for (Stack stack : inventory.stacks()) {
            stack.after().forEach(earlier -> found.stated(stack.name(), earlier, stack.position()));
            rules.after(stack.name()).forEach((earlier, rule) -> found.stated(stack.name(), earlier, rule));
        }
        found.createdResources(inventory, projects);
        inventory.procedures().forEach(found::stages);
        return found;
    }

    /** The stacks that one waits for, each with why. */
    public Map<String, Dependency> of(String stack) {
        return kept.getOrDefault(stack, Map.of());
    }

    /** Of every stack those that it waits for. */
    Map<String, Map<String, Dependency>> all() {
        return kept;
    }

    /** What would close a circle with stronger reasons, and orders nothing. */
    List<Dependency> leftOut() {
        return leftOut;
    }

    /** Two are equal that order the same stacks for the same reasons. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Dependencies that && kept.equals(that.kept) && leftOut.equals(that.leftOut);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kept, leftOut);
    }

    private void stated(String later, String earlier, Position position) {
        add(new Dependency(later, earlier, Strength.STATED, "after " + earlier, position));
    }

    private void add(Dependency dependency) {
        if (!dependency.later().equals(dependency.earlier())
                && kept.containsKey(dependency.earlier())
                && kept.containsKey(dependency.later())) {
            kept.get(dependency.later()).putIfAbsent(dependency.earlier(), dependency);
        }
    }

    /** For what is not stated but concluded: it must not contradict what is there already. */
    private void addUnlessCircular(Dependency dependency) {
        if (!waitsFor(dependency.earlier(), dependency.later())) {
            add(dependency);
        } else if (!dependency.earlier().equals(dependency.later())) {
            leftOut.add(dependency);
        }
    }

    /** Iterative, because a chain may be longer than the call stack. */
    private boolean waitsFor(String stack, String other) {
        if (of(stack).isEmpty()) {
            return stack.equals(other);
        }
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
                needs(stack, project.networks().values(), networks, "network");
                needs(stack, project.volumes().values(), volumes, "volume");
            }
        }
    }

    private void needs(
            Stack stack, Collection<ComposeProject.Resource> resources, Map<String, String> makers, String kind) {
        for (ComposeProject.Resource resource : resources) {
            String maker = resource.external() ? makers.get(stack.server() + "/" + resource.name()) : null;
            if (maker != null) {
                String reason = "its " + kind + " " + resource.name() + " is made by " + maker;
                addUnlessCircular(new Dependency(stack.name(), maker, Strength.NEEDED, reason, resource.position()));
            }
        }
    }

    private void stages(Procedure procedure) {
        List<String> before = List.of();
        for (Procedure.Stage stage : procedure.stages()) {
            List<String> now = stage.enabled() ? deployed(stage) : List.of();
            for (String later : now) {
                for (String earlier : before) {
                    String reason = "procedure " + procedure.name() + " deploys " + earlier + " first";
                    addUnlessCircular(new Dependency(later, earlier, Strength.CUSTOMARY, reason, stage.position()));
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
