package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.List;

/**
 * A host that the plane manages.
 *
 * @param address the host of Komodo's {@code config.address} without scheme and port, or empty when it has none
 * @param enabled false when Komodo's {@code config.enabled} says so: nothing is deployed to it
 */
public record Server(
        String name, Position position, String description, List<String> tags, boolean enabled, String address)
        implements Serializable {
    public Server {
        tags = List.copyOf(tags);
    }
}
