package io.homeplane.inventory.graph;

import java.util.ArrayList;
import java.util.List;

/** Parallel lanes side by side: what overlaps along its way gets lanes of its own, what does not shares one. */
final class Lanes {
    private final List<List<int[]>> lanes = new ArrayList<>();

    /** The first lane that is free from one end to the other. */
    int take(int start, int end) {
        int[] wanted = {Math.min(start, end), Math.max(start, end)};
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (lanes.get(lane).stream().noneMatch(taken -> taken[0] <= wanted[1] && wanted[0] <= taken[1])) {
                lanes.get(lane).add(wanted);
                return lane;
            }
        }
        List<int[]> fresh = new ArrayList<>();
        fresh.add(wanted);
        lanes.add(fresh);
        return lanes.size() - 1;
    }

    int count() {
        return lanes.size();
    }
}
