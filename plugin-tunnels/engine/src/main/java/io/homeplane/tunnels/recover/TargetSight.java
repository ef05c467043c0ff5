package io.homeplane.tunnels.recover;

/**
 * What was seen of a target.
 *
 * @param says a clause such as {@code is exited (137)}
 */
record TargetSight(RecoveryTarget target, Condition condition, String says) {
    /** How a target looks from its own server. */
    enum Condition {
        /** It does not run. */
        STOPPED,
        /** It runs, and says itself that it is not well. */
        UNWELL,
        /** Nothing is wrong with it that one could see there. */
        RUNNING,
        /** It is done, is not there, or its server could not be asked: nothing to restart. */
        NOTHING
    }

    static TargetSight nothing(RecoveryTarget target, String says) {
        return new TargetSight(target, Condition.NOTHING, says);
    }

    boolean isBroken() {
        return condition == Condition.STOPPED || condition == Condition.UNWELL;
    }

    boolean canBeRestarted() {
        return condition != Condition.NOTHING;
    }
}
