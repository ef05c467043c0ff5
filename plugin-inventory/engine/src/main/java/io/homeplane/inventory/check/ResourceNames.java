package io.homeplane.inventory.check;

import io.homeplane.inventory.model.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every named resource by kind, also of the kinds that Homeplane does not keep, with all the places that define it. */
public final class ResourceNames {
    private final Map<String, Map<String, List<Position>>> byKind = new LinkedHashMap<>();

    public void add(String kind, String name, Position position) {
        byKind.computeIfAbsent(kind, ignored -> new LinkedHashMap<>())
                .computeIfAbsent(name, ignored -> new ArrayList<>())
                .add(position);
    }

    public boolean has(String kind, String name) {
        return byKind.getOrDefault(kind, Map.of()).containsKey(name);
    }

    public Set<String> of(String kind) {
        return byKind.getOrDefault(kind, Map.of()).keySet();
    }

    /** The kinds with their names and places. */
    Map<String, Map<String, List<Position>>> all() {
        return byKind;
    }
}
