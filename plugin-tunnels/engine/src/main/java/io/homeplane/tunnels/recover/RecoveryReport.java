package io.homeplane.tunnels.recover;

import io.homeplane.tunnels.probe.PathVerdict;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the recovery of one path ended.
 *
 * @param before what the first probe said
 * @param after what the last one said; the same when there was only one
 * @param actions every restart, in order
 * @param failure one sentence when the path is down, else empty
 * @param milliseconds from the first probe to the end
 */
public record RecoveryReport(
        Outcome outcome,
        PathVerdict before,
        PathVerdict after,
        List<RecoveryAction> actions,
        String failure,
        long milliseconds)
        implements Serializable {
    /** How it ended. */
    public enum Outcome {
        /** The path was up: nothing was touched. */
        UP,
        /** It came back while recovery looked around: nothing was touched. */
        RETURNED,
        /** A restart brought it back. */
        RECOVERED,
        /** It is down: no restart helped, or none could be done. */
        DOWN;

        /** The word in JSON: {@code up | returned | recovered | down}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RecoveryReport {
        actions = List.copyOf(actions);
    }

    /** True when the path can be used now. */
    public boolean isUp() {
        return outcome != Outcome.DOWN;
    }

    /** The restart that brought the path back. */
    public Optional<RecoveryAction> helped() {
        return actions.stream().filter(RecoveryAction::helped).findFirst();
    }
}
