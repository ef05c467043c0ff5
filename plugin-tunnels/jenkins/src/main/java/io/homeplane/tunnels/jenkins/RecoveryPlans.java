package io.homeplane.tunnels.jenkins;

import io.homeplane.inventory.jenkins.SnapshotReading;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.recover.RecoveryPlan;
import io.homeplane.tunnels.recover.RecoveryPlanner;
import java.util.ArrayList;

/** The recovery plans of one server, made where the inventory's files are. */
final class RecoveryPlans implements SnapshotReading<ArrayList<RecoveryPlan>> {
    private static final long serialVersionUID = 1L;

    private final String server;

    RecoveryPlans(String server) {
        this.server = server;
    }

    @Override
    public ArrayList<RecoveryPlan> of(InventorySnapshot snapshot) {
        return new ArrayList<>(RecoveryPlanner.plans(snapshot, server));
    }
}
