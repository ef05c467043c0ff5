package io.homeplane.deploy.stack;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long each phase on the server may take; whole seconds, on the server's monotonic clock.
 *
 * @param pull per image
 * @param up for {@code docker compose up}
 * @param health from the end of up until every container is healthy
 * @param confirm from then until the plane confirms
 */
public record DeployTimeouts(Duration pull, Duration up, Duration health, Duration confirm) implements Serializable {
    public static final DeployTimeouts DEFAULT = new DeployTimeouts(
            Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofSeconds(120), Duration.ofSeconds(30));

    public DeployTimeouts {
        for (Duration each : new Duration[] {pull, up, health, confirm}) {
            if (each.toSeconds() < 1) {
                throw new IllegalArgumentException("a deploy's timeouts are at least 1 second, found " + each);
            }
        }
    }

    public DeployTimeouts withHealth(Duration value) {
        return new DeployTimeouts(pull, up, value, confirm);
    }

    public DeployTimeouts withConfirm(Duration value) {
        return new DeployTimeouts(pull, up, health, value);
    }
}
