package io.homeplane.plane.cli;

import io.homeplane.deploy.stack.FleetSurvey;
import io.homeplane.deploy.stack.Surveyor;
import io.homeplane.inventory.json.InventoryDocument;
import io.homeplane.inventory.json.Json;
import io.homeplane.inventory.json.PlanDocument;
import io.homeplane.inventory.json.PlanText;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.connect.SshConnector;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what would be deployed, in which order, and why. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "What would be deployed, in which order, and why.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private InventoryArgument from;

    @Option(names = "--offline", description = "ask no server; needs neither root nor Docker")
    private boolean offline;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "for all servers together (${DEFAULT-VALUE})")
    private int seconds;

    @Mixin
    private KeyOption key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--timeout is at least 1 second");
        }
        InventorySnapshot snapshot = from.read();
        snapshot.inventory().problems().forEach(System.err::println);
        System.err.println(InventoryDocument.sentence(snapshot.inventory()));
        FleetSurvey survey = offline ? null : survey(snapshot);
        Plan plan = Planner.plan(snapshot, offline ? TargetState.OFFLINE : survey);
        System.out.print(json ? Json.text(PlanDocument.of(plan, from.commit(snapshot))) + "\n" : PlanText.table(plan));
        if (snapshot.inventory().hasErrors() || !plan.cycles().isEmpty()) {
            return Exit.FAILED;
        }
        if (survey != null && survey.nobodyAnswered()) {
            System.err.println("plane: no server answered, so it is not known what runs; --offline asks none");
            return Exit.UNREACHABLE;
        }
        return Exit.DONE;
    }

    private FleetSurvey survey(InventorySnapshot snapshot) throws InterruptedException {
        Duration within = Duration.ofSeconds(seconds);
        SshConnector ssh = new SshConnector(key.keys(), ConnectTimeouts.DEFAULT.within(within), System.err::println);
        try (Connections connections = new Connections(ssh)) {
            return new Surveyor(connections, within).ask(snapshot);
        }
    }
}
