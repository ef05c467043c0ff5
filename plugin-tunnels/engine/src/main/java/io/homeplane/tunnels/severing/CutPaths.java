package io.homeplane.tunnels.severing;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.severing.Carrier.Strength;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which paths are cut, or weakened, while a stack restarts: those it carries, and those that begin with one of them. */
final class CutPaths {
    private final Inventory inventory;
    private final Map<String, Map<ServerPath, String>> cut = new LinkedHashMap<>();
    private final Map<String, Map<ServerPath, String>> weakened = new LinkedHashMap<>();

    CutPaths(InventorySnapshot snapshot) {
        inventory = snapshot.inventory();
        PathCarriers carriers = new PathCarriers(new FleetContainers(snapshot), inventory.plane());
        for (ServerPath path : inventory.paths()) {
            for (Carrier carrier : carriers.of(path)) {
                (carrier.strength() == Strength.CARRIES ? cut : weakened)
                        .computeIfAbsent(carrier.stack(), ignored -> new LinkedHashMap<>())
                        .put(path, carrier.because());
            }
        }
        cut.values().forEach(this::followJumps);
    }

    /** Stacks that cut or weaken anything. */
    Set<String> stacks() {
        Set<String> stacks = new java.util.LinkedHashSet<>(cut.keySet());
        stacks.addAll(weakened.keySet());
        return stacks;
    }

    /** With the reason of each. */
    Map<ServerPath, String> cutBy(String stack) {
        return cut.getOrDefault(stack, Map.of());
    }

    /** With the reason of each; never one that is cut as well. */
    Map<ServerPath, String> weakenedBy(String stack) {
        return weakened.getOrDefault(stack, Map.of());
    }

    /** True when nothing regular is left by which the plane deploys to a server. */
    boolean isolates(String stack, String server) {
        List<ServerPath> regular = regular(server);
        return !regular.isEmpty() && cutBy(stack).keySet().containsAll(regular);
    }

    /** The paths by which the plane deploys to a server day by day. */
    List<ServerPath> regular(String server) {
        return inventory.pathsTo(server).stream()
                .filter(path -> path.carriesDeploys() && !path.emergency())
                .toList();
    }

    /** Without the server that one jumps over there is no path either; that may cut the next jump. */
    private void followJumps(Map<ServerPath, String> of) {
        List<ServerPath> jumping = inventory.paths().stream()
                .filter(path -> inventory.server(path.jump()).isPresent())
                .toList();
        boolean more = true;
        while (more) {
            List<ServerPath> next = new ArrayList<>();
            for (ServerPath path : jumping) {
                List<ServerPath> toJump = regular(path.jump());
                if (!of.containsKey(path) && !toJump.isEmpty() && of.keySet().containsAll(toJump)) {
                    next.add(path);
                }
            }
            next.forEach(path -> of.put(path, "it leads over " + path.jump() + ", which is cut"));
            more = !next.isEmpty();
        }
    }
}
