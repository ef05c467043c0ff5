package io.homeplane.inventory.jenkins;

import hudson.model.TaskListener;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.plan.Plan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One watch per registered inventory, made when its page is first looked at. */
public final class FleetWatches {
    private static final Duration AGE = Duration.ofSeconds(30);

    private final ServerStates states;
    private final Map<String, FleetWatch> watches = new ConcurrentHashMap<>();

    /** @param states asks the servers */
    public FleetWatches(ServerStates states) {
        this.states = states;
    }

    /** Has every fleet be asked anew when somebody looks next: something was deployed. */
    public void outdated() {
        watches.values().forEach(FleetWatch::outdated);
    }

    /**
     * What is known of a registered inventory.
     *
     * @param name the inventory's name; empty for the first one
     */
    public Map<String, Object> report(String name) {
        HomeplaneConfiguration all = HomeplaneConfiguration.get();
        Optional<RegisteredInventory> wanted =
                name.isEmpty() ? all.getInventories().stream().findFirst() : all.named(name);
        if (wanted.isPresent()) {
            return watch(wanted.get()).report();
        }
        Map<String, Object> none = FleetReport.empty(name);
        none.put("refreshing", false);
        none.put("problem", "");
        return none;
    }

    /** Another location under an old name is another watch. */
    private FleetWatch watch(RegisteredInventory inventory) {
        String key = inventory.getName() + '\n' + inventory.getLocation() + '\n' + inventory.getPath();
        return watches.computeIfAbsent(
                key, each -> new FleetWatch(inventory.getName(), early -> read(inventory, early), AGE));
    }

    private Map<String, Object> read(RegisteredInventory registered, Consumer<Map<String, Object>> early)
            throws Exception {
        RunInventory source = Checkouts.open(registered, "");
        Inventory inventory = source.read();
        Plan first = source.directory().act(new ReadPlan(ServerStates.nobody("its server is being asked")));
        early.accept(FleetReport.of(source.origin(), source.revision(), inventory, first, null));
        Plan plan = source.directory().act(new ReadPlan(states.question(inventory, null, TaskListener.NULL)));
        return FleetReport.of(source.origin(), source.revision(), inventory, plan, FleetWatch.now());
    }
}
