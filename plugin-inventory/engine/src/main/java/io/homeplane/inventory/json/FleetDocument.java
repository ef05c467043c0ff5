package io.homeplane.inventory.json;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.Severity;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.PlannedStack;
import io.homeplane.inventory.plan.StackState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the Fleet page shows. */
public final class FleetDocument {
    private FleetDocument() {}

    /**
     * The fleet of an inventory, in plain values; names and order of fields are a contract.
     *
     * @param plan what is known of its stacks
     * @param asked when the servers were asked, as ISO 8601; null while they have not answered yet
     * @param refreshing true while a newer answer is on its way
     * @param problem why there is no newer answer; empty when all is well
     */
    public static Map<String, Object> of(
            String name,
            String revision,
            Inventory inventory,
            Plan plan,
            String asked,
            boolean refreshing,
            String problem) {
        List<Object> servers = new ArrayList<>();
        inventory.servers().forEach(server -> servers.add(server(server, plan)));
        Map<String, Object> fleet = new LinkedHashMap<>();
        fleet.put("inventory", name);
        fleet.put("revision", revision);
        fleet.put("asked", asked);
        fleet.put("errors", InventoryDocument.count(inventory, Severity.ERROR));
        fleet.put("warnings", InventoryDocument.count(inventory, Severity.WARNING));
        fleet.put("servers", servers);
        fleet.put("refreshing", refreshing);
        fleet.put("problem", problem);
        return fleet;
    }

    /** A fleet of which nothing is known yet. */
    public static Map<String, Object> nothing(String name, boolean refreshing, String problem) {
        Map<String, Object> fleet = new LinkedHashMap<>();
        fleet.put("inventory", name);
        fleet.put("revision", "");
        fleet.put("asked", null);
        fleet.put("errors", 0);
        fleet.put("warnings", 0);
        fleet.put("servers", List.of());
        fleet.put("refreshing", refreshing);
        fleet.put("problem", problem);
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
