package io.homeplane.inventory.jenkins;

import hudson.remoting.VirtualChannel;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventoryReader;
import java.io.File;
import jenkins.MasterToSlaveFileCallable;

/** Plans an inventory on the machine that its files are on, without asking servers. */
final class ReadPlan extends MasterToSlaveFileCallable<Plan> {
    private static final long serialVersionUID = 1L;

    @Override
    public Plan invoke(File directory, VirtualChannel channel) {
        return Planner.plan(InventoryReader.snapshot(directory.toPath()), TargetState.OFFLINE);
    }
}
