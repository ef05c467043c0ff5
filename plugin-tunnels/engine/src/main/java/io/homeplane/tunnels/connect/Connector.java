package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;
import java.util.List;

/** Opens connections over paths; the one port through which the engines reach servers. */
public interface Connector {
    /**
     * Opens a new connection over exactly this path.
     *
     * @throws ConnectionException with the layer that failed
     */
    Connection connect(ServerPath path) throws ConnectionException, InterruptedException;

    /**
     * The same, reaching the servers that the path leads through by another connector, which keeps those connections.
     *
     * @param hops what it returns is closed with the connection, so it returns shares
     */
    default Connection connect(ServerPath path, Connector hops) throws ConnectionException, InterruptedException {
        return connect(path);
    }

    /** The paths in the order in which to try them; the best first. */
    default List<ServerPath> inOrder(List<ServerPath> paths) {
        return paths;
    }
}
