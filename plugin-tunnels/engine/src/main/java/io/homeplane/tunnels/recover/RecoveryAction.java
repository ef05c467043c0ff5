package io.homeplane.tunnels.recover;

import java.io.Serializable;

/**
 * One restart, and what came of it.
 *
 * @param over the path that it was done over
 * @param because what was seen of the target before, as {@code is exited (137)}
 * @param result {@code restarted}, or why it was not
 * @param milliseconds until the path was back, or else until recovery went on
 * @param helped true when the path was up after it
 */
public record RecoveryAction(
        RecoveryTarget target, String over, String because, String result, long milliseconds, boolean helped)
        implements Serializable {}
