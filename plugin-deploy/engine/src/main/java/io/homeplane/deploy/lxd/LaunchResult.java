package io.homeplane.deploy.lxd;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An instance that runs as described.
 *
 * @param addresses its global addresses, IPv4 first
 */
public record LaunchResult(String name, String server, List<String> addresses, Outcome outcome)
        implements Serializable {
    /** What had to be done. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    public LaunchResult {
        addresses = List.copyOf(addresses);
    }

    /** Plain strings and lists, for pipelines and JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("server", server);
        map.put("addresses", List.copyOf(addresses));
        map.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        return map;
    }
}
