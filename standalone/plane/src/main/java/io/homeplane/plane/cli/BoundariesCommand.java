package io.homeplane.plane.cli;

import io.homeplane.inventory.boundaries.Boundaries;
import io.homeplane.inventory.boundaries.BoundaryMap;
import io.homeplane.inventory.boundaries.Policies;
import io.homeplane.inventory.json.BoundariesJson;
import io.homeplane.inventory.json.BoundariesJson.Answer;
import io.homeplane.inventory.json.BoundariesText;
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
        List<Answer> answers = (server == null ? servers : List.of(server))
                .stream().map(name -> answer(snapshot, name)).toList();
        if (!json) {
            answers.forEach(
                    answer -> System.out.println(BoundariesText.tables(answer.boundaries(), answer.policies())));
        } else if (server == null) {
            System.out.println(BoundariesJson.all(answers));
        } else {
            System.out.println(BoundariesJson.one(
                    answers.get(0).boundaries(), answers.get(0).policies()));
        }
        return snapshot.inventory().hasErrors() ? Exit.FAILED : Exit.DONE;
    }

    private static Answer answer(InventorySnapshot snapshot, String server) {
        Boundaries boundaries = BoundaryMap.of(snapshot.inventory(), snapshot.projects(), server);
        return new Answer(boundaries, Policies.results(snapshot.inventory(), boundaries));
    }
}
