package io.homeplane.plane.cli;

import io.homeplane.deploy.stack.FleetSurvey;
import io.homeplane.deploy.stack.Surveyor;
import io.homeplane.inventory.changes.ChangesSince;
import io.homeplane.inventory.json.InventoryDocument;
import io.homeplane.inventory.json.Json;
import io.homeplane.inventory.json.PlanDocument;
import io.homeplane.inventory.json.PlanText;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Severity;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.connect.SshConnector;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Option(
            names = "--since",
            paramLabel = "REV",
            description = "what is not as this branch, tag or commit has it; asks no server")
    private String since;

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
        List<Problem> problems = new ArrayList<>(snapshot.inventory().problems());
        Optional<ChangesSince> changes = changes(snapshot, problems);
        problems.forEach(System.err::println);
        System.err.println(InventoryDocument.sentence(snapshot.inventory()));
        FleetSurvey survey = offline || since != null ? null : survey(snapshot);
        TargetState targets =
                changes.<TargetState>map(found -> found).orElse(survey == null ? TargetState.OFFLINE : survey);
        boolean compared = since == null || changes.isPresent();
        Plan plan = compared ? Planner.plan(snapshot, targets) : new Plan(List.of(), List.of());
        print(snapshot, plan, changes, problems);
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)
                || !plan.cycles().isEmpty()) {
            return Exit.FAILED;
        }
        if (survey != null && survey.nobodyAnswered()) {
            System.err.println("plane: no server answered, so it is not known what runs; --offline asks none");
            return Exit.UNREACHABLE;
        }
        return Exit.DONE;
    }

    /** What --since asks for; empty when it does not, or when it is a problem. */
    private Optional<ChangesSince> changes(InventorySnapshot snapshot, List<Problem> problems) {
        boolean unread = problems.stream().anyMatch(problem -> problem.path().equals("inventory"));
        if (since == null || unread) {
            return Optional.empty();
        }
        try {
            ChangesSince changes = ChangesSince.of(snapshot, from.directory(), since);
            changes.problems().forEach(problem -> System.err.println("plane: at " + since + ": " + problem));
            return Optional.of(changes);
        } catch (UnreadableFileException notThere) {
            Problems found = new Problems();
            found.add(
                    notThere.reason() == UnreadableFileException.Reason.NO_REVISION
                            ? ProblemCode.NO_REVISION
                            : ProblemCode.UNREADABLE_FILE,
                    Position.of(from.directory().toString()),
                    "since",
                    "nothing is compared: " + notThere.getMessage());
            problems.addAll(found.sorted());
            return Optional.empty();
        }
    }

    private void print(InventorySnapshot snapshot, Plan plan, Optional<ChangesSince> changes, List<Problem> problems)
            throws IOException {
        if (!json) {
            System.out.print(PlanText.table(plan));
            return;
        }
        Map<String, Object> document = PlanDocument.of(plan, from.commit(snapshot));
        changes.ifPresent(found -> document.put("since", found.commit()));
        document.put("problems", InventoryDocument.problems(problems));
        System.out.println(Json.text(document));
    }

    private FleetSurvey survey(InventorySnapshot snapshot) throws InterruptedException {
        Duration within = Duration.ofSeconds(seconds);
        SshConnector ssh = new SshConnector(key.keys(), ConnectTimeouts.DEFAULT.within(within), System.err::println);
        try (Connections connections = new Connections(ssh)) {
            return new Surveyor(connections, within).ask(snapshot);
        }
    }
}
