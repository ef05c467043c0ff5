package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.List;

/**
 * What containers may reach or must not: a {@code [[policy]]} table.
 *
 * @param server the server it holds for; empty for every server
 * @param deny what must not be reachable
 * @param allow what must stay reachable
 * @param tailscaleAcl a Tailscale ACL file, relative to the repository's root; empty for none
 */
public record Policy(
        String name,
        Position position,
        String description,
        String server,
        List<Traffic> deny,
        List<Traffic> allow,
        String tailscaleAcl)
        implements Serializable {
    public Policy {
        deny = List.copyOf(deny);
        allow = List.copyOf(allow);
    }

    /**
     * Ways between containers.
     *
     * @param from names and patterns of containers
     * @param to names and patterns of containers
     */
    public record Traffic(List<String> from, List<String> to) implements Serializable {
        public Traffic {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }
}
