package io.homeplane.inventory.jenkins;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An inventory in plain values, under the names of SPEC section 9. */
final class InventorySummary {
    private InventorySummary() {}

    static Map<String, Object> of(RunInventory source, Inventory inventory) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("inventory", source.origin());
        summary.put("revision", source.revision());
        summary.put("servers", inventory.servers().size());
        summary.put("stacks", inventory.stacks().size());
        summary.put("procedures", inventory.procedures().size());
        summary.put("errors", count(inventory, Severity.ERROR));
        summary.put("warnings", count(inventory, Severity.WARNING));
        List<String> problems = new ArrayList<>();
        for (Problem problem : inventory.problems()) {
            problems.add(problem.toString());
        }
        summary.put("problems", problems);
        return summary;
    }

    /** One line for the build's log. */
    static String sentence(RunInventory source, Inventory inventory) {
        String at = source.revision().isEmpty() ? "" : " at " + source.revision();
        return "Inventory " + source.origin() + at + ": " + inventory.servers().size() + " servers, "
                + inventory.stacks().size() + " stacks, "
                + inventory.procedures().size() + " procedures, "
                + count(inventory, Severity.ERROR) + " errors, " + count(inventory, Severity.WARNING) + " warnings";
    }

    static int count(Inventory inventory, Severity severity) {
        return (int) inventory.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }
}
