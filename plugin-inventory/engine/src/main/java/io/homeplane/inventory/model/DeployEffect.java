package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.List;

/**
 * What a deploy of a stack does to others while its containers restart.
 *
 * @param severs what is cut, as {@code path:web1/pangolin} or {@code plane}
 * @param batch false when no batch may deploy the stack, since nothing else is left between two ends
 * @param reason a clause such as {@code cuts path:web1/pangolin: its container gerbil relays pangolin}
 */
public record DeployEffect(List<String> severs, boolean batch, String reason) implements Serializable {
    /** Nothing is cut. */
    public static final DeployEffect NONE = new DeployEffect(List.of(), true, "");

    public DeployEffect {
        severs = List.copyOf(severs);
    }
}
