package io.homeplane.inventory.json;

import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.PlannedStack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code plane plan --json} and the step {@code inventoryPlan} answer: the plan (SPEC section 9). */
public final class PlanDocument {
    private PlanDocument() {}

    /**
     * In plain values, each list one that a pipeline may keep; names and order of fields are a contract.
     *
     * @param revision the commit that was planned; empty when it is in no git repository
     */
    public static Map<String, Object> of(Plan plan, String revision) {
        List<Map<String, Object>> stacks = new ArrayList<>();
        plan.stacks().forEach(stack -> stacks.add(stack(stack)));
        List<List<String>> cycles = new ArrayList<>();
        plan.cycles().forEach(cycle -> cycles.add(new ArrayList<>(cycle)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("revision", revision);
        document.put("stacks", stacks);
        document.put("cycles", cycles);
        return document;
    }

    private static Map<String, Object> stack(PlannedStack stack) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("stack", stack.stack());
        row.put("server", stack.server());
        row.put("wave", stack.wave());
        row.put("action", stack.state().action().word());
        row.put("reasons", new ArrayList<>(stack.reasons()));
        row.put("severs", new ArrayList<>(stack.severs()));
        row.put("batch", stack.batch());
        return row;
    }
}
