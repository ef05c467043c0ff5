package io.homeplane.inventory.boundaries;

import java.util.List;

/**
 * The network boundaries of one server.
 *
 * @param networks in the order of the stacks, {@code host} last if a container has it
 * @param reaches for each two containers, both ways
 * @param unknown stacks of the server whose Compose files are not here
 */
public record Boundaries(
        String server, List<String> networks, List<Container> containers, List<Reach> reaches, List<String> unknown) {
    public Boundaries {
        networks = List.copyOf(networks);
        containers = List.copyOf(containers);
        reaches = List.copyOf(reaches);
        unknown = List.copyOf(unknown);
    }
}
