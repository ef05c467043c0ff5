package io.homeplane.inventory.jenkins;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.homeplane.inventory.read.PlanRule;

/** Judges inventories by what another plugin knows. The tunnels plugin has the extension that tells what deploys cut. */
public abstract class InventoryRules implements ExtensionPoint {
    /** The rule; it goes to the machine that the inventory's files are on. */
    public abstract PlanRule rule();

    /** The rule of the one extension there is; one that knows nothing without the tunnels plugin. */
    static PlanRule installed() {
        for (InventoryRules rules : ExtensionList.lookup(InventoryRules.class)) {
            return rules.rule();
        }
        return PlanRule.NONE;
    }
}
