package io.homeplane.tunnels.recover;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.probe.Pacing;
import io.homeplane.tunnels.probe.PathProbe;
import io.homeplane.tunnels.probe.PathVerdict;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Looks at one path again and again. */
final class PathWatch {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(6);
    /** For a whole login with seconds between question and answer. */
    private static final Duration PATIENT = ConnectTimeouts.DEFAULT.total();

    private final ServerPath path;
    private final PathProbe probe;
    private final Pacing pacing;

    PathWatch(ServerPath path, PathProbe probe, Pacing pacing) {
        this.path = path;
        this.probe = probe;
        this.pacing = pacing;
    }

    /** Looks once more while the caller does something else; patiently when something had answered before. */
    Again again(Layer failed) {
        boolean silent = failed == Layer.DNS || failed == Layer.TCP;
        FutureTask<PathVerdict> task = new FutureTask<>(() -> probe.probe(path, silent ? SECOND_LOOK : PATIENT));
        Thread thread = new Thread(task, "homeplane-recover " + path.name());
        thread.setDaemon(true);
        thread.start();
        return new Again(task);
    }

    /** A look that goes on meanwhile. */
    record Again(FutureTask<PathVerdict> task) {
        PathVerdict await() throws InterruptedException {
            try {
                return task.get();
            } catch (InterruptedException interrupted) {
                task.cancel(true);
                throw interrupted;
            } catch (ExecutionException broken) {
                throw new IllegalStateException("a probe broke instead of giving a verdict", broken.getCause());
            }
        }
    }

    /** Until it is up or the window is over. */
    PathVerdict within(Duration window) throws InterruptedException {
        long start = now();
        PathVerdict verdict = probe.probe(path, shorter(PATIENT, window));
        Duration left = left(window, start);
        while (!verdict.usable() && left.compareTo(PAUSE) > 0) {
            pacing.pause(PAUSE);
            verdict = probe.probe(path, shorter(PATIENT, left(window, start)));
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
