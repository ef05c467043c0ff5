package io.homeplane.inventory.jenkins;

import hudson.remoting.VirtualChannel;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.read.InventoryReader;
import java.io.File;
import jenkins.MasterToSlaveFileCallable;

/** Reads an inventory on the machine that its files are on. */
final class ReadInventory extends MasterToSlaveFileCallable<Inventory> {
    private static final long serialVersionUID = 1L;

    @Override
    public Inventory invoke(File directory, VirtualChannel channel) {
        return InventoryReader.read(directory.toPath());
    }
}
