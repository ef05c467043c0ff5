package io.homeplane.deploy.reach;

import io.homeplane.deploy.progress.Progress;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import io.homeplane.tunnels.connect.Connector;
import java.util.List;

/** Opens a connection over the first path that works, never over an emergency path. */
public final class BestPath {
    private final Connector connector;

    public BestPath(Connector connector) {
        this.connector = connector;
    }

    /**
     * Tries each path in its order, those that failed a moment ago last.
     *
     * @throws ConnectionException of the first path that failed when none works
     */
    public Connection connect(String server, List<ServerPath> paths, Progress progress)
            throws ConnectionException, InterruptedException {
        ConnectionException first = null;
        for (ServerPath path : connector.inOrder(paths)) {
            if (path.emergency() || !path.carriesDeploys()) {
                continue;
            }
            try {
                Connection connection = connector.connect(path);
                progress.line("over " + connection.pathName());
                return connection;
            } catch (ConnectionException e) {
                progress.line(e.getMessage());
                if (first == null) {
                    first = e;
                }
            }
        }
        if (first != null) {
            throw first;
        }
        throw new ConnectionException(
                Reason.NO_PATH,
                "server " + server + " has no path that carries deploys; add a [[path]] table with its ssh address",
                null);
    }
}
