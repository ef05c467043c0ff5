package io.homeplane.tunnels.recover;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.probe.Pacing;
import io.homeplane.tunnels.probe.PathProbe;
import io.homeplane.tunnels.probe.PathVerdict;
import java.time.Duration;

/** Looks at one path again and again. */
final class PathWatch {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ServerPath path;
    private final PathProbe probe;
    private final Pacing pacing;
    private final Duration timeout;

    PathWatch(ServerPath path, PathProbe probe, Pacing pacing, Duration timeout) {
        this.path = path;
        this.probe = probe;
        this.pacing = pacing;
        this.timeout = timeout;
    }

    PathVerdict once() throws InterruptedException {
        return probe.probe(path, timeout.dividedBy(2));
    }

    /** Until it is up or the window is over. */
    PathVerdict within(Duration window) throws InterruptedException {
        long start = pacing.nanoTime();
        PathVerdict verdict = probe.probe(path, shorter(timeout, window));
        Duration left = left(window, start);
        while (!verdict.usable() && left.compareTo(PAUSE) > 0) {
            pacing.pause(PAUSE);
            verdict = probe.probe(path, shorter(timeout, left(window, start)));
            left = left(window, start);
        }
        return verdict;
    }

    /** Since a moment of {@link #now}. */
    long millisecondsSince(long start) {
        return Duration.ofNanos(now() - start).toMillis();
    }

    long now() {
        return pacing.nanoTime();
    }

    private Duration left(Duration window, long start) {
        return window.minusNanos(now() - start);
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration positive = other.isNegative() || other.isZero() ? Duration.ofMillis(1) : other;
        return one.compareTo(positive) <= 0 ? one : positive;
    }
}
