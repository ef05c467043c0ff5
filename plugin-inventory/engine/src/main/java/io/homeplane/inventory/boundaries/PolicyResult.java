package io.homeplane.inventory.boundaries;

import java.util.List;

/**
 * What became of a policy on one server.
 *
 * @param broken what speaks against it, in words for people; empty when it holds
 */
public record PolicyResult(String name, String server, List<String> broken) {
    public PolicyResult {
        broken = List.copyOf(broken);
    }

    public boolean holds() {
        return broken.isEmpty();
    }
}
