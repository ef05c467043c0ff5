package io.homeplane.tunnels.severing;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Plane;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.severing.Severance.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a deploy of each stack of an inventory would cut, and which stacks nobody could deploy again: found offline, from the
 * inventory alone. All stated paths count as live here; whoever deploys asks which of them are.
 */
public final class SeveringMap {
    private final Map<String, Severance> severances = new LinkedHashMap<>();
    private final List<Deadlock> deadlocks = new ArrayList<>();
    private final CutPaths paths;
    private final Inventory inventory;

    private SeveringMap(InventorySnapshot snapshot) {
        inventory = snapshot.inventory();
        paths = new CutPaths(snapshot);
        Set<String> stacks = new LinkedHashSet<>(paths.stacks());
        if (!inventory.plane().stack().isEmpty()) {
            stacks.add(inventory.plane().stack());
        }
        for (Stack stack : inventory.stacks()) {
            if (stacks.contains(stack.name())) {
                severances.put(stack.name(), severance(stack));
                deadlock(stack);
            }
        }
    }

    /** The severing map of an inventory that was read with its Compose files. */
    public static SeveringMap of(InventorySnapshot snapshot) {
        return new SeveringMap(snapshot);
    }

    /** What a deploy of a stack would cut; nothing for one that the inventory does not have. */
    public Severance of(String stack) {
        return severances.getOrDefault(stack, Severance.none(stack));
    }

    /** The stacks that cut or weaken anything, in the inventory's order. */
    public List<Severance> all() {
        return List.copyOf(severances.values());
    }

    /** Those of them that no batch may deploy. */
    public List<Severance> severing() {
        return severances.values().stream().filter(Severance::severing).toList();
    }

    /** The stacks that could not be deployed again over a regular path once they stopped. */
    public List<Deadlock> deadlocks() {
        return List.copyOf(deadlocks);
    }

    /** Emergency paths to a server that stop together with every regular one, each with the stacks that stop both. */
    Map<ServerPath, List<String>> uselessEmergencyPaths() {
        Map<ServerPath, List<String>> useless = new LinkedHashMap<>();
        for (String stack : paths.stacks()) {
            for (ServerPath path : paths.cutBy(stack).keySet()) {
                if (path.emergency() && paths.isolates(stack, path.server())) {
                    useless.computeIfAbsent(path, ignored -> new ArrayList<>()).add(stack);
                }
            }
        }
        return useless;
    }

    private Severance severance(Stack stack) {
        Map<ServerPath, String> cut = paths.cutBy(stack.name());
        boolean plane = isPlane(stack);
        Scope scope = plane
                ? Scope.PLANE
                : cut.isEmpty()
                        ? Scope.SAFE
                        : cut.keySet().stream().anyMatch(path -> isToItsServer(path, stack))
                                ? Scope.ITS_OWN_SERVER
                                : Scope.OTHERS;
        return new Severance(
                stack.name(),
                scope,
                plane || cut.keySet().stream().anyMatch(path -> leavesNothing(path, cut.keySet())),
                named(cut),
                named(paths.weakenedBy(stack.name())));
    }

    private boolean isPlane(Stack stack) {
        Plane plane = inventory.plane();
        return plane.stack().equals(stack.name());
    }

    private static boolean isToItsServer(ServerPath path, Stack stack) {
        return path.from().isEmpty() && path.server().equals(stack.server());
    }

    /** True when every other regular path for the same purpose is cut as well. */
    private boolean leavesNothing(ServerPath path, Set<ServerPath> cut) {
        return !path.emergency()
                && inventory.paths().stream()
                        .filter(other -> !other.emergency() && isAlternative(path, other))
                        .allMatch(cut::contains);
    }

    /** All paths that carry deploys to a server serve one purpose; one that is only probed serves its own port. */
    private static boolean isAlternative(ServerPath path, ServerPath other) {
        boolean sameEnds = path.from().equals(other.from()) && path.server().equals(other.server());
        if (!sameEnds || path.carriesDeploys() != other.carriesDeploys()) {
            return false;
        }
        boolean samePort = path.port() == other.port()
                && (!path.server().isEmpty() || path.address().equals(other.address()));
        return (path.carriesDeploys() && !path.server().isEmpty()) || samePort;
    }

    private void deadlock(Stack stack) {
        if (!paths.isolates(stack.name(), stack.server())) {
            return;
        }
        List<String> waysOut = paths.emergency(stack.server()).stream()
                .filter(path -> !paths.cutBy(stack.name()).containsKey(path))
                .map(ServerPath::name)
                .toList();
        List<String> cut =
                paths.regular(stack.server()).stream().map(ServerPath::name).toList();
        deadlocks.add(new Deadlock(stack.name(), stack.server(), cut, waysOut));
    }

    private static List<CutPath> named(Map<ServerPath, String> paths) {
        List<CutPath> named = new ArrayList<>();
        paths.forEach((path, because) -> named.add(new CutPath(path.name(), because)));
        return named;
    }
}
