package io.homeplane.tunnels.severing;

import io.homeplane.inventory.boundaries.Container;
import io.homeplane.inventory.boundaries.Containers;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.severing.TunnelPart.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every container that the inventory's Compose files state, by server. */
final class FleetContainers {
    private final Map<String, List<PlacedContainer>> byServer = new LinkedHashMap<>();
    private final Map<TunnelPart, List<PlacedContainer>> byPart = new LinkedHashMap<>();
    private final Map<String, List<PlacedContainer>> partsByServer = new LinkedHashMap<>();

    FleetContainers(InventorySnapshot snapshot) {
        Map<String, List<Stack>> stacks = new LinkedHashMap<>();
        for (Stack stack : snapshot.inventory().stacks()) {
            if (snapshot.projects().containsKey(stack.name())) {
                stacks.computeIfAbsent(stack.server(), ignored -> new ArrayList<>())
                        .add(stack);
            }
        }
        stacks.forEach((server, all) -> place(server, Containers.of(all, snapshot.projects())));
    }

    private void place(String server, List<Container> containers) {
        List<PlacedContainer> placed = containers.stream()
                .map(container -> PlacedContainer.of(server, container))
                .toList();
        byServer.put(server, placed);
        for (PlacedContainer container : placed) {
            if (container.part().isPresent()) {
                byPart.computeIfAbsent(container.part().get(), ignored -> new ArrayList<>())
                        .add(container);
                partsByServer
                        .computeIfAbsent(server, ignored -> new ArrayList<>())
                        .add(container);
            }
        }
    }

    List<PlacedContainer> on(String server) {
        return byServer.getOrDefault(server, List.of());
    }

    /** The containers of this role, wherever they run. */
    List<PlacedContainer> playing(String via, Role role) {
        return byPart.getOrDefault(new TunnelPart(via, role), List.of());
    }

    /** The containers on a server that have one of these roles. */
    List<PlacedContainer> playing(String server, String via, Role first, Role second) {
        return partsByServer.getOrDefault(server, List.of()).stream()
                .filter(container -> container.plays(via, first) || container.plays(via, second))
                .toList();
    }

    Optional<PlacedContainer> called(String server, String name) {
        return on(server).stream().filter(container -> container.isCalled(name)).findFirst();
    }
}
