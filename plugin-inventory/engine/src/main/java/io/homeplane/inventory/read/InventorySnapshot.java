package io.homeplane.inventory.read;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.source.Checkout;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An inventory with what was read beside it.
 *
 * @param checkout the repository that Komodo's paths are relative to
 * @param projects the Compose project of each stack whose files are in the inventory or its repository, by the stack's name
 * @param elsewhere why a stack's Compose files are not known here, by the stack's name
 */
public record InventorySnapshot(
        Inventory inventory, Checkout checkout, Map<String, ComposeProject> projects, Map<String, String> elsewhere) {
    public InventorySnapshot {
        projects = Collections.unmodifiableMap(new LinkedHashMap<>(projects));
        elsewhere = Collections.unmodifiableMap(new LinkedHashMap<>(elsewhere));
    }
}
