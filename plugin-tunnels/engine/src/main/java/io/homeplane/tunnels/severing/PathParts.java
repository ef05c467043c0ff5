package io.homeplane.tunnels.severing;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The containers that paths need, found as {@link SeveringMap} finds the stacks. */
public final class PathParts {
    private final PathCarriers carriers;

    private PathParts(InventorySnapshot snapshot) {
        carriers = new PathCarriers(
                new FleetContainers(snapshot), snapshot.inventory().plane());
    }

    /** Those of an inventory that was read with its Compose files. */
    public static PathParts of(InventorySnapshot snapshot) {
        return new PathParts(snapshot);
    }

    /** The containers that a path needs, each once, whatever its {@code carried_by} states. */
    public List<PathPart> of(ServerPath path) {
        Map<PlacedContainer, PathPart> parts = new LinkedHashMap<>();
        for (Carrier carrier : carriers.found(path)) {
            carrier.container().ifPresent(container -> parts.putIfAbsent(container, part(path, carrier, container)));
        }
        return List.copyOf(parts.values());
    }

    private static PathPart part(ServerPath path, Carrier carrier, PlacedContainer container) {
        Optional<TunnelPart.Role> role =
                container.part().filter(part -> part.via().equals(path.via())).map(TunnelPart::role);
        return new PathPart(container.server(), container.name(), role, carrier.because());
    }
}
