package io.homeplane.tunnels.severing;

import io.homeplane.inventory.boundaries.Container;
import io.homeplane.tunnels.severing.TunnelPart.Role;
import java.util.Optional;

/**
 * A container with the server that it runs on.
 *
 * @param part what it does for a tunnel, if it does anything
 */
record PlacedContainer(String server, Container container, Optional<TunnelPart> part) {
    static PlacedContainer of(String server, Container container) {
        return new PlacedContainer(server, container, TunnelPart.of(container.image()));
    }

    String stack() {
        return container.stack();
    }

    String name() {
        return container.name();
    }

    boolean plays(String via, Role role) {
        return part.isPresent() && part.get().via().equals(via) && part.get().role() == role;
    }

    /** True when one of these is its name, or its service's. */
    boolean isCalled(String name) {
        return container.name().equals(name) || container.service().equals(name);
    }

    /** True when the two can talk to each other without the host's help. */
    boolean sharesNetwork(PlacedContainer other) {
        return server.equals(other.server)
                && container.networks().stream().anyMatch(other.container.networks()::contains);
    }

    /** True when the two have one network interface between them. */
    boolean sharesInterface(PlacedContainer other) {
        return server.equals(other.server) && owner().equals(other.owner());
    }

    /** True when the host forwards this port to it. */
    boolean publishes(int port, String protocol) {
        return container.published().stream()
                .anyMatch(published -> published.protocol().equals(protocol) && published.covers(port));
    }

    boolean publishesAny(String protocol) {
        return container.published().stream().anyMatch(port -> port.protocol().equals(protocol));
    }

    private String owner() {
        return container.sharesNetworkOf().isEmpty() ? container.name() : container.sharesNetworkOf();
    }
}
