package io.homeplane.tunnels.recover;

import io.homeplane.inventory.model.ServerPath;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may be restarted to bring one path back.
 *
 * @param targets in the order in which they are tried when none of them looks broken
 * @param ways the other paths to each server that a target runs on, and to the path's own server; best first
 */
public record RecoveryPlan(ServerPath path, List<RecoveryTarget> targets, Map<String, List<ServerPath>> ways)
        implements Serializable {
    public RecoveryPlan {
        targets = List.copyOf(targets);
        LinkedHashMap<String, List<ServerPath>> copy = new LinkedHashMap<>();
        ways.forEach((server, paths) -> copy.put(server, List.copyOf(paths)));
        ways = java.util.Collections.unmodifiableMap(copy);
    }

    /** Every path that recovery may go over, each once. */
    Set<ServerPath> allWays() {
        Set<ServerPath> all = new LinkedHashSet<>();
        ways.values().forEach(all::addAll);
        return all;
    }

    /** Every path that it takes a key for. */
    public List<ServerPath> paths() {
        Set<ServerPath> all = new LinkedHashSet<>(allWays());
        all.add(path);
        return List.copyOf(all);
    }
}
