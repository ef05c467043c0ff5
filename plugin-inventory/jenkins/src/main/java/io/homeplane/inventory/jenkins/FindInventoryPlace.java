package io.homeplane.inventory.jenkins;

import hudson.remoting.VirtualChannel;
import io.homeplane.inventory.read.PlanRule;
import java.io.File;
import java.io.IOException;
import jenkins.MasterToSlaveFileCallable;

/** Finds the repository around a directory on the machine that it is on. */
final class FindInventoryPlace extends MasterToSlaveFileCallable<InventoryPlace> {
    private static final long serialVersionUID = 1L;

    private final PlanRule rule;

    FindInventoryPlace(PlanRule rule) {
        this.rule = rule;
    }

    @Override
    public InventoryPlace invoke(File directory, VirtualChannel channel) throws IOException {
        return InventoryPlace.around(directory.toPath(), rule);
    }
}
