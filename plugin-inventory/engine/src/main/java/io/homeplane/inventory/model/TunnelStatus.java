package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.List;

/**
 * How the tunnel below a path is asked what it knows of itself, as the path's {@code status} keys state it.
 *
 * @param source a unix socket, an address, an interface or {@code docker}, depending on the path's {@code via}; empty for the usual one
 * @param server on which the source is; empty for the machine that the path starts at
 * @param credential id of the token that the source asks for; empty for none
 * @param relayExpected true when this path never is direct, so that a relay is no news
 * @param through the other paths to the server that the source is on, best first
 */
public record TunnelStatus(
        String source, String server, String credential, boolean relayExpected, List<ServerPath> through)
        implements Serializable {
    /** Nothing is stated. */
    public static final TunnelStatus UNSTATED = new TunnelStatus("", "", "", false, List.of());

    public TunnelStatus {
        through = List.copyOf(through);
    }

    /** The same, with the paths to the server that the source is on. */
    public TunnelStatus through(List<ServerPath> paths) {
        return new TunnelStatus(source, server, credential, relayExpected, paths);
    }

    /** True when the path states where to ask. */
    public boolean stated() {
        return !source.isEmpty();
    }
}
