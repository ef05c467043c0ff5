package io.homeplane.plane.cli;

import io.homeplane.inventory.boundaries.Boundaries;
import io.homeplane.inventory.boundaries.BoundaryMap;
import io.homeplane.inventory.boundaries.Policies;
import io.homeplane.inventory.json.BoundariesDocument;
import io.homeplane.inventory.json.BoundariesText;
import io.homeplane.inventory.json.Json;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints which container of a server reaches which, and whether the policies hold. */
@Command(
        name = "boundaries",
        mixinStandardHelpOptions = true,
        description = "Which container reaches which: the networks, the ways, and the answers to the policies.")
final class BoundariesCommand implements Callable<Integer> {
    @Mixin
    private InventoryArgument from;

    @Option(names = "--server", paramLabel = "NAME", description = "of this server alone")
    private String server;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        InventorySnapshot snapshot = from.read();
        snapshot.inventory().problems().forEach(System.err::println);
        List<String> servers =
                snapshot.inventory().servers().stream().map(Server::name).toList();
        if (server != null && !servers.contains(server)) {
            throw new ParameterException(
                    spec.commandLine(), "there is no server '" + server + "'; there are " + String.join(", ", servers));
        }
        if (json) {
            System.out.println(Json.text(
                    server == null ? BoundariesDocument.all(snapshot) : BoundariesDocument.of(snapshot, server)));
        } else {
            (server == null ? servers : List.of(server)).forEach(name -> System.out.println(tables(snapshot, name)));
        }
        return snapshot.inventory().hasErrors() ? Exit.FAILED : Exit.DONE;
    }

    private static String tables(InventorySnapshot snapshot, String server) {
        Boundaries boundaries = BoundaryMap.of(snapshot.inventory(), snapshot.projects(), server);
        return BoundariesText.tables(boundaries, Policies.results(snapshot.inventory(), boundaries));
    }
}
