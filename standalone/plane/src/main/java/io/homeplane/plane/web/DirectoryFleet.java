package io.homeplane.plane.web;

import hudson.model.TaskListener;
import io.homeplane.inventory.jenkins.FleetReport;
import io.homeplane.inventory.jenkins.FleetWatch;
import io.homeplane.inventory.jenkins.ServerStates;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.StackState;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The fleet of an inventory in a directory, and what its servers say. */
public final class DirectoryFleet implements FleetWatch.Source {
    /** A place to read from. */
    public record Place(Path directory, String revision) {}

    private final String name;
    private final Supplier<Place> place;
    private final ServerStates states;

    /**
     * @param place asked anew for each report, as a push moves it
     * @param states asks the servers
     */
    public DirectoryFleet(String name, Supplier<Place> place, ServerStates states) {
        this.name = name;
        this.place = place;
        this.states = states;
    }

    @Override
    public Map<String, Object> read(Consumer<Map<String, Object>> early) throws InterruptedException {
        Place now = place.get();
        InventorySnapshot snapshot = InventoryReader.snapshot(now.directory());
        early.accept(report(
                now, snapshot, Planner.plan(snapshot, each -> StackState.unknown("its server is being asked")), null));
        ServerStates.Question question = states.question(snapshot.inventory(), null, TaskListener.NULL);
        return report(now, snapshot, Planner.plan(snapshot, question.ask(snapshot)), FleetWatch.now());
    }

    private Map<String, Object> report(Place now, InventorySnapshot snapshot, Plan plan, Instant asked) {
        Inventory inventory = snapshot.inventory();
        return FleetReport.of(name, now.revision(), inventory, plan, asked);
    }
}
