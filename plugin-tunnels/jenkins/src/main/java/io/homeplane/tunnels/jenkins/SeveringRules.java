package io.homeplane.tunnels.jenkins;

import hudson.Extension;
import io.homeplane.inventory.jenkins.InventoryRules;
import io.homeplane.inventory.read.PlanRule;
import io.homeplane.tunnels.severing.SeveringRule;

/** Tells every inventory what its deploys would cut. */
@Extension
public final class SeveringRules extends InventoryRules {
    @Override
    public PlanRule rule() {
        return new SeveringRule();
    }
}
