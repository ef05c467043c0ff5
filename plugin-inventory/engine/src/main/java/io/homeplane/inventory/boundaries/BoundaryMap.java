package io.homeplane.inventory.boundaries;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.compose.ComposeService.PublishedPort;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Stack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the boundaries of a server: what follows from its stacks' Compose files, assuming that no firewall helps. */
public final class BoundaryMap {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "[::1]", "localhost");

    private BoundaryMap() {}

    /**
     * The boundaries of a server.
     *
     * @param projects Compose projects by stack name; a stack without one is listed as unknown
     */
    public static Boundaries of(Inventory inventory, Map<String, ComposeProject> projects, String server) {
        List<Stack> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Stack stack : inventory.stacks()) {
            if (stack.server().equals(server)) {
                if (projects.containsKey(stack.name())) {
                    known.add(stack);
                } else {
                    unknown.add(stack.name());
                }
            }
        }
        List<Container> containers = Containers.of(known, projects);
        return new Boundaries(server, networks(containers), containers, reaches(containers), unknown);
    }

    private static List<String> networks(List<Container> containers) {
        Set<String> networks = new LinkedHashSet<>();
        containers.forEach(container -> networks.addAll(container.networks()));
        if (networks.remove(Container.HOST)) {
            networks.add(Container.HOST);
        }
        return List.copyOf(networks);
    }

    private static List<Reach> reaches(List<Container> containers) {
        List<Reach> reaches = new ArrayList<>();
        for (Container from : containers) {
            for (Container to : containers) {
                if (!from.equals(to)) {
                    reaches.add(new Reach(from.name(), to.name(), via(from, to)));
                }
            }
        }
        return reaches;
    }

    private static List<String> via(Container from, Container to) {
        if (from.networks().isEmpty() || to.networks().isEmpty()) {
            return List.of();
        }
        List<String> shared =
                from.networks().stream().filter(to.networks()::contains).toList();
        if (!shared.isEmpty()) {
            return shared;
        }
        // The host is on every bridge of its own, and every bridge leads to the host.
        if (from.isOnHost() || to.isOnHost()) {
            return List.of(Container.HOST);
        }
        return to.published().stream()
                .filter(port -> !port.published().isEmpty() && !LOOPBACK.contains(port.address()))
                .map(BoundaryMap::hostPort)
                .toList();
    }

    private static String hostPort(PublishedPort port) {
        return "host port " + port.published() + "/" + port.protocol();
    }
}
