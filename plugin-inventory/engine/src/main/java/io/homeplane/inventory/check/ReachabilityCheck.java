package io.homeplane.inventory.check;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;

/** Every server that is deployed to needs a path that carries deploys. */
final class ReachabilityCheck {
    private ReachabilityCheck() {}

    static void check(Inventory inventory, Problems problems) {
        for (Server server : inventory.servers()) {
            boolean reachable = inventory.pathsTo(server.name()).stream().anyMatch(ServerPath::carriesDeploys);
            if (server.enabled() && !reachable) {
                problems.add(
                        ProblemCode.NO_USABLE_PATH,
                        server.position(),
                        "server." + server.name(),
                        "has neither an address nor an ssh path, so nothing can be deployed to it",
                        "add [[path]] server = \"" + server.name()
                                + "\" via = \"lan\" address = \"<host or IP address>\"");
            }
        }
    }
}
