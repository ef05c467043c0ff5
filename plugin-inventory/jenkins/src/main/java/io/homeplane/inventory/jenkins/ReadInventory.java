package io.homeplane.inventory.jenkins;

import hudson.remoting.VirtualChannel;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.read.PlanRule;
import io.homeplane.inventory.read.Readings;
import java.io.File;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/** Reads an inventory on the machine that its files are on. */
final class ReadInventory extends MasterToSlaveFileCallable<Inventory> {
    private static final long serialVersionUID = 1L;

    /** One per machine: a build reads its inventory in several steps, and pages look at it again and again. */
    private static final Readings READINGS = new Readings();

    private final PlanRule rule;

    ReadInventory(PlanRule rule) {
        this.rule = rule;
    }

    @Override
    public Inventory invoke(File directory, VirtualChannel channel) {
        return snapshot(directory.toPath(), rule).inventory();
    }

    /** The inventory of a directory here, read only when its files have changed since it was read last. */
    static InventorySnapshot snapshot(Path directory, PlanRule rule) {
        return READINGS.of(directory, rule);
    }
}
