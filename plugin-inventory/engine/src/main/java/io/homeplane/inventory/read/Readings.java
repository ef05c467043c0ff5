package io.homeplane.inventory.read;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last readings of a few inventories on disk: one whose files did not change since is not read again. */
public final class Readings {
    /** More than one controller has inventories; builds read trees that nobody reads a second time. */
    private static final int MOST = 8;

    private final Map<Path, Reading> last = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Reading> eldest) {
            return size() > MOST;
        }
    };

    private record Reading(InventorySnapshot snapshot, PlanRule rule, Origin.Observed files) {}

    /** The inventory in a directory as its files are now; the very same snapshot while none of them changes. */
    public synchronized InventorySnapshot of(Path directory, PlanRule rule) {
        Path key = directory.toAbsolutePath().normalize();
        Reading known = last.get(key);
        if (known != null && known.rule().equals(rule) && known.files().stillHolds(known.snapshot())) {
            return known.snapshot();
        }
        Origin.Observed files = new Origin.Observed(directory);
        InventorySnapshot snapshot = InventoryReader.snapshot(directory, files, rule);
        last.put(key, new Reading(snapshot, rule, files));
        return snapshot;
    }
}
