package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * An LXD container or virtual machine: an {@code [[instance]]} table.
 *
 * @param server the server whose LXD runs it
 * @param type {@code container} (the default) or {@code virtual-machine}
 * @param image image alias or fingerprint on that LXD
 * @param profiles LXD profiles in order; {@code default} unless stated
 * @param config LXD configuration keys such as {@code limits.memory}
 */
public record Instance(
        String name,
        Position position,
        String server,
        String type,
        String image,
        List<String> profiles,
        Map<String, String> config)
        implements Serializable {
    public Instance {
        profiles = List.copyOf(profiles);
        config = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(config));
    }
}
