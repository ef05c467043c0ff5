package io.homeplane.inventory.jenkins;

import hudson.remoting.VirtualChannel;
import io.homeplane.inventory.read.PlanRule;
import java.io.File;
import jenkins.MasterToSlaveFileCallable;

/** A {@link SnapshotReading} on its way to the machine that the files are on. */
final class ReadFromSnapshot<T> extends MasterToSlaveFileCallable<T> {
    private static final long serialVersionUID = 1L;

    private final PlanRule rule;
    private final SnapshotReading<T> reading;

    ReadFromSnapshot(PlanRule rule, SnapshotReading<T> reading) {
        this.rule = rule;
        this.reading = reading;
    }

    @Override
    public T invoke(File directory, VirtualChannel channel) {
        return reading.of(ReadInventory.snapshot(directory.toPath(), rule));
    }
}
