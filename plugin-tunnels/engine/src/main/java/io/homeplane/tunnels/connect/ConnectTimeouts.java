package io.homeplane.tunnels.connect;

import java.time.Duration;

/**
 * How long each part of opening a connection may take, and how often a quiet one is asked whether it lives.
 *
 * @param connect resolving the name and opening the TCP connection
 * @param handshake from the TCP connection to the checked host key
 * @param login proving the key
 * @param total the bound on all of it together; the shorter of this and the parts' sum holds
 * @param keepAlive between two questions on an open connection; after three without an answer it counts as lost
 */
public record ConnectTimeouts(
        Duration connect, Duration handshake, Duration login, Duration total, Duration keepAlive) {
    /** For deploys: patient enough for a relayed tunnel. */
    public static final ConnectTimeouts DEFAULT = new ConnectTimeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofSeconds(15));

    public ConnectTimeouts {
        for (Duration part : new Duration[] {connect, handshake, login, total, keepAlive}) {
            if (part.isZero() || part.isNegative()) {
                throw new IllegalArgumentException("a timeout must be longer than nothing, found " + part);
            }
        }
    }

    /** The same, with a bound on the whole; no part is longer than it. */
    public ConnectTimeouts within(Duration bound) {
        return new ConnectTimeouts(
                shorter(connect, bound),
                shorter(handshake, bound),
                shorter(login, bound),
                shorter(total, bound),
                keepAlive);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
