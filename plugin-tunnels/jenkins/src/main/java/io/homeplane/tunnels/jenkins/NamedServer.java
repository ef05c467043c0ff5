package io.homeplane.tunnels.jenkins;

import hudson.AbortException;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Server;
import java.util.stream.Collectors;

/** The server that a step names. */
final class NamedServer {
    private NamedServer() {}

    /** Ends the build with a sentence when the inventory does not have it. */
    static void check(Inventory inventory, String step, String server) throws AbortException {
        if (inventory.server(server).isEmpty()) {
            throw new AbortException(step + "(server: '" + server + "') names no server of the inventory: it has "
                    + inventory.servers().stream().map(Server::name).collect(Collectors.joining(", ")));
        }
    }
}
