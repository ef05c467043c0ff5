package io.homeplane.tunnels.view;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException;
import java.io.IOException;

/** One way to ask a tunnel about itself. */
@FunctionalInterface
interface Source {
    /** Asks about one path. Blocks; the glance ends it when the time is over. */
    TunnelView look(ServerPath path, Glance glance) throws IOException, ConnectionException, InterruptedException;
}
