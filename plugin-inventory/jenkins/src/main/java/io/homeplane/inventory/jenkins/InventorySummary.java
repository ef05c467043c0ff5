package io.homeplane.inventory.jenkins;

import io.homeplane.inventory.json.InventoryDocument;
import io.homeplane.inventory.model.Inventory;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the step {@code inventory} answers: which inventory at which revision, its counts and its problems. */
final class InventorySummary {
    private InventorySummary() {}

    static Map<String, Object> of(RunInventory source, Inventory inventory) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("inventory", source.origin());
        summary.put("revision", source.revision());
        summary.putAll(InventoryDocument.of(inventory));
        return summary;
    }

    /** One line for the build's log. */
    static String sentence(RunInventory source, Inventory inventory) {
        String at = source.revision().isEmpty() ? "" : " at " + source.revision();
        return "Inventory " + source.origin() + at + ": " + InventoryDocument.sentence(inventory);
    }
}
