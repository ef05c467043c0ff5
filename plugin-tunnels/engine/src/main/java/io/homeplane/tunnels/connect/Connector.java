package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;

/** Opens connections over paths; the one port through which the engines reach servers. */
public interface Connector {
    /**
     * Opens a new connection over exactly this path.
     *
     * @throws ConnectionException with the layer that failed
     */
    Connection connect(ServerPath path) throws ConnectionException, InterruptedException;
}
