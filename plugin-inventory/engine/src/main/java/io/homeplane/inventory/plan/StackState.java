package io.homeplane.inventory.plan;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of a stack on its server, compared with the inventory.
 *
 * @param reasons why, in words for people
 * @param release id of the release that serves; empty when unknown or none
 * @param releaseTime when it was confirmed, as ISO 8601; empty when unknown or none
 */
public record StackState(Action action, List<String> reasons, String release, String releaseTime)
        implements Serializable {
    public StackState {
        reasons = List.copyOf(reasons);
    }

    /** Nothing is known, for this reason. */
    public static StackState unknown(String reason) {
        return new StackState(Action.UNKNOWN, List.of(reason), "", "");
    }
}
