package io.homeplane.inventory.check;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import java.util.Set;
import java.util.stream.Collectors;

/** Every server that is deployed to needs a path that carries deploys. */
final class ReachabilityCheck {
    private ReachabilityCheck() {}

    static void check(Inventory inventory, Problems problems) {
        Set<String> reachable = inventory.paths().stream()
                .filter(path -> path.from().isEmpty() && path.carriesDeploys())
                .map(ServerPath::server)
                .collect(Collectors.toSet());
        for (Server server : inventory.servers()) {
            if (server.enabled() && !reachable.contains(server.name())) {
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
