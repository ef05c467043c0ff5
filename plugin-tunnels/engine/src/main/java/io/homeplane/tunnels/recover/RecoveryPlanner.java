package io.homeplane.tunnels.recover;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.PathCarrier;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.recover.RecoveryTarget.Kind;
import io.homeplane.tunnels.severing.PathPart;
import io.homeplane.tunnels.severing.PathParts;
import io.homeplane.tunnels.severing.TunnelPart.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plans how the paths to a server are brought back: by what a path's {@code recover} states, else by what its {@code carried_by}
 * states, else by what a tunnel of its kind is found to consist of. Always the same for the same inventory; nothing is asked.
 */
public final class RecoveryPlanner {
    /** Where the kind's own daemon runs as a unit when no container of the inventory does its work. */
    private static final Map<String, String> UNITS =
            Map.of("tailscale", "tailscaled", "cloudflare", "cloudflared", "openvpn", "openvpn");

    private final Inventory inventory;
    private final PathParts parts;

    private RecoveryPlanner(InventorySnapshot snapshot) {
        inventory = snapshot.inventory();
        parts = PathParts.of(snapshot);
    }

    /** A plan for each everyday path from the plane to a server, best path first. */
    public static List<RecoveryPlan> plans(InventorySnapshot snapshot, String server) {
        RecoveryPlanner planner = new RecoveryPlanner(snapshot);
        return snapshot.inventory().pathsTo(server).stream()
                .filter(path -> !path.emergency() && !path.via().equals("local"))
                .map(planner::plan)
                .toList();
    }

    private RecoveryPlan plan(ServerPath path) {
        List<RecoveryTarget> targets = targets(path);
        Map<String, List<ServerPath>> ways = new LinkedHashMap<>();
        Stream.concat(Stream.of(path.server()), targets.stream().map(RecoveryTarget::server))
                .forEach(server -> ways.computeIfAbsent(server, each -> ways(path, each)));
        return new RecoveryPlan(path, targets, ways);
    }

    private List<ServerPath> ways(ServerPath down, String server) {
        return inventory.pathsTo(server).stream()
                .filter(path -> path.carriesDeploys() && !path.equals(down))
                .toList();
    }

    private List<RecoveryTarget> targets(ServerPath path) {
        if (!path.recover().isEmpty()) {
            return stated(path.recover(), "recover states it");
        }
        Set<RecoveryTarget> targets = new LinkedHashSet<>(
                path.carriedBy().isEmpty() ? found(path) : stated(path.carriedBy(), "carried_by states it"));
        nameService().ifPresent(targets::add);
        return List.copyOf(targets);
    }

    private List<RecoveryTarget> stated(List<String> texts, String because) {
        List<RecoveryTarget> targets = new ArrayList<>();
        for (String text : texts) {
            PathCarrier carrier = PathCarrier.parse(text);
            switch (carrier.kind()) {
                case STACK -> inventory.stack(carrier.name()).ifPresent(stack -> targets.add(stack(stack, because)));
                case CONTAINER ->
                    targets.add(new RecoveryTarget(Kind.CONTAINER, carrier.name(), carrier.server(), because));
                case UNIT -> targets.add(new RecoveryTarget(Kind.UNIT, carrier.name(), carrier.server(), because));
                case APP -> {} // It runs in a cluster, which restarts it by itself.
            }
        }
        return targets;
    }

    private static RecoveryTarget stack(Stack stack, String because) {
        return new RecoveryTarget(Kind.STACK, stack.project(), stack.server(), because);
    }

    private List<RecoveryTarget> found(ServerPath path) {
        List<RecoveryTarget> found = parts.of(path).stream()
                .sorted(Comparator.comparingInt(RecoveryPlanner::rank))
                .map(part -> new RecoveryTarget(Kind.CONTAINER, part.container(), part.server(), part.because()))
                .toList();
        String unit = UNITS.get(path.via());
        return found.isEmpty() && unit != null
                ? List.of(new RecoveryTarget(Kind.UNIT, unit, path.server(), "it is the daemon of " + path.via()))
                : found;
    }

    /** A relay first: the ends connect to it anew by themselves, but it does not connect to them. */
    private static int rank(PathPart part) {
        return part.role().map(RecoveryPlanner::order).orElse(4);
    }

    private static int order(Role role) {
        return switch (role) {
            case RELAY -> 0;
            case SITE -> 1;
            case CLIENT -> 2;
            case PEER -> 3;
            case CONTROL -> 5;
        };
    }

    /** The plane's own server resolves the names of tunnels, where the inventory has it. */
    private Optional<RecoveryTarget> nameService() {
        String server = inventory.plane().server();
        return server.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RecoveryTarget(Kind.UNIT, "systemd-resolved", server, "names are resolved by it", true));
    }
}
