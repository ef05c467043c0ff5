package io.homeplane.inventory.jenkins;

import io.homeplane.inventory.api.Inventories;
import io.homeplane.inventory.api.Known;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The registered inventories, each watched from when somebody first looks at it. */
public class FleetWatches implements Inventories {
    private final ServerStates states;
    private final Map<String, InventoryWatch> watches = new ConcurrentHashMap<>();

    /** @param states asks the servers */
    public FleetWatches(ServerStates states) {
        this.states = states;
    }

    /** Has every fleet be asked anew when somebody looks next: something was deployed. */
    public void outdated() {
        watches.values().forEach(InventoryWatch::outdated);
    }

    @Override
    public List<String> names() {
        return HomeplaneConfiguration.get().getInventories().stream()
                .map(RegisteredInventory::getName)
                .toList();
    }

    @Override
    public Known known(String name, boolean servers) {
        return HomeplaneConfiguration.get()
                .named(name)
                .map(inventory -> watch(inventory).known(servers))
                .orElseGet(() -> new Known(name, "", null, null, null, false, "No inventory is registered as " + name));
    }

    /** Another location under an old name is another watch. */
    private InventoryWatch watch(RegisteredInventory inventory) {
        String key = inventory.getName() + '\n' + inventory.getLocation() + '\n' + inventory.getPath();
        return watches.computeIfAbsent(key, each -> new InventoryWatch(inventory, states));
    }
}
