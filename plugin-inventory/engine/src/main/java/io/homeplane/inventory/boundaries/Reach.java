package io.homeplane.inventory.boundaries;

import java.util.List;

/**
 * Whether one container can open a connection to another.
 *
 * @param via the networks they share; {@code host} when one has the host's network, {@code host port 5432/tcp} for a port that
 *     the host publishes; empty when it cannot
 */
public record Reach(String from, String to, List<String> via) {
    public Reach {
        via = List.copyOf(via);
    }

    public boolean reaches() {
        return !via.isEmpty();
    }
}
