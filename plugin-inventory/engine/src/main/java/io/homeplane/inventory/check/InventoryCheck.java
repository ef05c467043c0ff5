package io.homeplane.inventory.check;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Problems;

/** All checks of an inventory as a whole. */
public final class InventoryCheck {
    private InventoryCheck() {}

    /**
     * Adds everything that is wrong with an inventory beyond its single values.
     *
     * @param names every resource that its files define
     */
    public static void check(Inventory inventory, ResourceNames names, Problems problems) {
        DuplicateCheck.check(names, problems);
        ReferenceCheck.check(inventory, names, problems);
        ReachabilityCheck.check(inventory, problems);
    }
}
