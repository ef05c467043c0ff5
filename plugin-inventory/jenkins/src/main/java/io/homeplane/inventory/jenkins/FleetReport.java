package io.homeplane.inventory.jenkins;

import io.homeplane.inventory.json.InventoryDocument;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.Severity;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.PlannedStack;
import io.homeplane.inventory.plan.StackState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the Fleet page shows, in plain values. */
public final class FleetReport {
    private FleetReport() {}

    /**
     * The fleet of an inventory.
     *
     * @param plan what is known of its stacks
     * @param asked when the servers were asked; null while they have not answered yet
     */
    public static Map<String, Object> of(String name, String revision, Inventory inventory, Plan plan, Instant asked) {
        Map<String, Object> fleet = empty(name);
        fleet.put("revision", revision);
        fleet.put("asked", asked == null ? null : asked.toString());
        fleet.put("errors", InventoryDocument.count(inventory, Severity.ERROR));
        fleet.put("warnings", InventoryDocument.count(inventory, Severity.WARNING));
        List<Object> servers = new ArrayList<>();
        for (Server server : inventory.servers()) {
            servers.add(server(server, plan));
        }
        fleet.put("servers", servers);
        return fleet;
    }

    /** A fleet of which nothing is known. */
    static Map<String, Object> empty(String name) {
        Map<String, Object> fleet = new LinkedHashMap<>();
        fleet.put("inventory", name);
        fleet.put("revision", "");
        fleet.put("asked", null);
        fleet.put("errors", 0);
        fleet.put("warnings", 0);
        fleet.put("servers", List.of());
        return fleet;
    }

    private static Map<String, Object> server(Server server, Plan plan) {
        List<Object> stacks = new ArrayList<>();
        for (PlannedStack stack : plan.stacks()) {
            if (stack.server().equals(server.name())) {
                stacks.add(stack(stack));
            }
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", server.name());
        row.put("description", server.description());
        row.put("enabled", server.enabled());
        row.put("stacks", stacks);
        return row;
    }

    private static Map<String, Object> stack(PlannedStack stack) {
        StackState state = stack.state();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("stack", stack.stack());
        row.put("state", state.action().word());
        row.put("reasons", stack.reasons());
        row.put("wave", stack.wave());
        row.put(
                "release",
                state.release().isEmpty() ? null : Map.of("id", state.release(), "time", state.releaseTime()));
        return row;
    }
}
