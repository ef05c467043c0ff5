package io.homeplane.tunnels.severing;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.severing.Carrier.Strength;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which paths are cut, or weakened, while a stack restarts: those it carries, and those that begin with one of them. */
final class CutPaths {
    private final Inventory inventory;
    private final Map<String, List<ServerPath>> regular;
    private final Map<String, List<ServerPath>> emergency;
    private final Map<String, Map<ServerPath, String>> cut = new LinkedHashMap<>();
    private final Map<String, Map<ServerPath, String>> weakened = new LinkedHashMap<>();

    CutPaths(InventorySnapshot snapshot) {
        inventory = snapshot.inventory();
        regular = deploying(inventory, false);
        emergency = deploying(inventory, true);
        PathCarriers carriers = new PathCarriers(new FleetContainers(snapshot), inventory.plane());
        for (ServerPath path : inventory.paths()) {
            for (Carrier carrier : carriers.of(path)) {
                (carrier.strength() == Strength.CARRIES ? cut : weakened)
                        .computeIfAbsent(carrier.stack(), ignored -> new LinkedHashMap<>())
                        .put(path, carrier.because());
            }
        }
        Map<String, List<ServerPath>> jumping = jumping();
        if (!jumping.isEmpty()) {
            cut.values().forEach(of -> followJumps(of, jumping));
        }
    }

    /** The paths that lead over a server, by that server. */
    private Map<String, List<ServerPath>> jumping() {
        Set<String> servers = inventory.servers().stream().map(Server::name).collect(Collectors.toSet());
        return inventory.paths().stream()
                .filter(path -> servers.contains(path.jump()))
                .collect(Collectors.groupingBy(ServerPath::jump, LinkedHashMap::new, Collectors.toList()));
    }

    private static Map<String, List<ServerPath>> deploying(Inventory inventory, boolean emergency) {
        return inventory.paths().stream()
                .filter(path -> path.from().isEmpty() && path.carriesDeploys() && path.emergency() == emergency)
                .sorted(Comparator.comparing(ServerPath::priority))
                .collect(Collectors.groupingBy(ServerPath::server));
    }

    /** The paths by which the plane deploys to a server when it must. */
    List<ServerPath> emergency(String server) {
        return emergency.getOrDefault(server, List.of());
    }

    /** Stacks that cut or weaken anything. */
    Set<String> stacks() {
        Set<String> stacks = new LinkedHashSet<>(cut.keySet());
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
        return isCut(server, cutBy(stack));
    }

    /** The paths by which the plane deploys to a server day by day. */
    List<ServerPath> regular(String server) {
        return regular.getOrDefault(server, List.of());
    }

    /** Without the server that one jumps over there is no path either; that may cut the next jump. */
    private void followJumps(Map<ServerPath, String> of, Map<String, List<ServerPath>> jumping) {
        Deque<String> unreached = new ArrayDeque<>();
        of.keySet().stream().map(ServerPath::server).distinct().forEach(unreached::add);
        while (!unreached.isEmpty()) {
            String server = unreached.remove();
            List<ServerPath> over = jumping.getOrDefault(server, List.of());
            if (over.isEmpty() || !isCut(server, of)) {
                continue;
            }
            for (ServerPath path : over) {
                if (of.putIfAbsent(path, "it leads over " + server + ", which is cut") == null) {
                    unreached.add(path.server());
                }
            }
        }
    }

    private boolean isCut(String server, Map<ServerPath, String> of) {
        List<ServerPath> regular = regular(server);
        return !regular.isEmpty() && of.keySet().containsAll(regular);
    }
}
