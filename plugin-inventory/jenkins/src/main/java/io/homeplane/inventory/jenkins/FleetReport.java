package io.homeplane.inventory.jenkins;

import hudson.AbortException;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.Severity;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.PlannedStack;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.StackState;
import io.homeplane.inventory.plan.TargetState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the Fleet page shows, in plain values. */
public final class FleetReport {
    private FleetReport() {}

    /**
     * The fleet of a registered inventory.
     *
     * @param name the inventory's name; empty for the first one
     * @throws AbortException when none is registered by this name
     */
    static Map<String, Object> ofRegistered(String name) throws IOException, InterruptedException {
        List<RegisteredInventory> all = HomeplaneConfiguration.get().getInventories();
        for (RegisteredInventory inventory : all) {
            if (name.isEmpty() || inventory.getName().equals(name)) {
                RunInventory source = Checkouts.open(inventory, "");
                return of(source.origin(), source.revision(), source.read());
            }
        }
        return Map.of("inventory", name, "revision", "", "errors", 0, "warnings", 0, "servers", List.of());
    }

    /** The fleet of an inventory. */
    public static Map<String, Object> of(String name, String revision, Inventory inventory) {
        Map<String, Object> fleet = new LinkedHashMap<>();
        fleet.put("inventory", name);
        fleet.put("revision", revision);
        fleet.put("errors", InventorySummary.count(inventory, Severity.ERROR));
        fleet.put("warnings", InventorySummary.count(inventory, Severity.WARNING));
        Plan plan = Planner.plan(inventory, Map.of(), TargetState.OFFLINE);
        List<Object> servers = new ArrayList<>();
        for (Server server : inventory.servers()) {
            servers.add(server(server, plan));
        }
        fleet.put("servers", servers);
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
