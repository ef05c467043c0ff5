package io.homeplane.plane.cli;

import io.homeplane.inventory.json.InventoryJson;
import io.homeplane.inventory.json.PlanText;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what would be deployed, in which order, and why. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "What would be deployed, in which order, and why.")
final class PlanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "directory with the inventory's TOML files")
    private Path directory;

    @Option(names = "--offline", description = "ask no server; needs neither root nor Docker")
    private boolean offline;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        InventorySnapshot snapshot = InventoryReader.snapshot(directory);
        snapshot.inventory().problems().forEach(System.err::println);
        System.err.println(ValidateCommand.summary(snapshot.inventory()));
        if (!offline) {
            System.err.println("this version asks no server yet: the plan is the same as with --offline");
        }
        Plan plan = Planner.plan(snapshot, TargetState.OFFLINE);
        System.out.print(json ? InventoryJson.plan(plan, "") + "\n" : PlanText.table(plan));
        return snapshot.inventory().hasErrors() || !plan.cycles().isEmpty() ? Exit.FAILED : Exit.DONE;
    }
}
