package io.homeplane.inventory.jenkins;

import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.PlannedStack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan in plain values, under the names of SPEC section 9. */
final class PlanMap {
    private PlanMap() {}

    static Map<String, Object> of(Plan plan, String revision) {
        List<Object> stacks = new ArrayList<>();
        for (PlannedStack stack : plan.stacks()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("stack", stack.stack());
            row.put("server", stack.server());
            row.put("wave", stack.wave());
            row.put("action", stack.state().action().word());
            row.put("reasons", new ArrayList<>(stack.reasons()));
            row.put("severs", new ArrayList<>(stack.severs()));
            row.put("batch", stack.batch());
            stacks.add(row);
        }
        List<Object> cycles = new ArrayList<>();
        plan.cycles().forEach(cycle -> cycles.add(new ArrayList<>(cycle)));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("revision", revision);
        map.put("stacks", stacks);
        map.put("cycles", cycles);
        return map;
    }
}
