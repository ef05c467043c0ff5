package io.homeplane.inventory.jenkins;

import io.homeplane.inventory.read.InventorySnapshot;
import java.io.Serializable;

/** What is taken of an inventory on the machine that its files are on; the whole of it is too much to send. */
@FunctionalInterface
public interface SnapshotReading<T> extends Serializable {
    /** Takes it; the result must be serializable. */
    T of(InventorySnapshot snapshot);
}
