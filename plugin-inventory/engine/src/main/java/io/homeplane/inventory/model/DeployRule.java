package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How stacks are deployed where Komodo has no word for it: a {@code [[deploy]]} table, or all that are about one stack.
 *
 * @param stacks names and patterns of the stacks it is about; empty for all
 * @param after stacks that must be deployed first
 * @param settings what it states of the rest, by key, as text
 */
public record DeployRule(Position position, List<String> stacks, List<String> after, Map<String, String> settings)
        implements Serializable {
    /** What holds for a stack that no table is about. */
    public static final DeployRule NONE = new DeployRule(Position.of(""), List.of(), List.of(), Map.of());

    public DeployRule {
        stacks = List.copyOf(stacks);
        after = List.copyOf(after);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** True when only a deploy by name touches the stack. */
    public boolean excludeFromBatch() {
        return settings.getOrDefault("exclude_from_batch", "false").equals("true");
    }

    /** Seconds in which every container must become healthy. */
    public int health(int fallback) {
        return number("health", fallback);
    }

    /** Seconds in which the plane must confirm from a new connection. */
    public int confirm(int fallback) {
        return number("confirm", fallback);
    }

    /** Seconds that {@code docker compose up} may take. */
    public int upTimeout(int fallback) {
        return number("up_timeout", fallback);
    }

    /** How many of the stacks that the table is about are deployed side by side. */
    public int maxParallel(int fallback) {
        return number("max_parallel", fallback);
    }

    /** True for {@code rollback = "hold"}: stop and alarm instead of restoring, for stacks that migrate data. */
    public boolean holds() {
        return settings.getOrDefault("rollback", "").equals("hold");
    }

    /** The name of the {@code [[backup]]} to make first; empty for none. */
    public String backupFirst() {
        String before = settings.getOrDefault("before", "");
        return before.startsWith("backup:") ? before.substring("backup:".length()) : "";
    }

    /** False when plaintext secrets must not rest on the server's disk. */
    public boolean atRest() {
        return !settings.getOrDefault("at_rest", "true").equals("false");
    }

    /** This rule with what a later one says: its settings replace, its order adds. */
    public DeployRule overriddenBy(DeployRule later) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(later.settings);
        Set<String> order = new LinkedHashSet<>(after);
        order.addAll(later.after);
        return new DeployRule(later.position, later.stacks, new ArrayList<>(order), all);
    }

    private int number(String key, int fallback) {
        return settings.containsKey(key) ? Integer.parseInt(settings.get(key)) : fallback;
    }
}
