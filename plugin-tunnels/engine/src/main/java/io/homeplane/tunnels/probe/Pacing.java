package io.homeplane.tunnels.probe;

import java.time.Duration;

/** A monotonic clock that can be waited on; tests have one of their own, which does not wait. */
public interface Pacing {
    /** The time of this machine. */
    Pacing SYSTEM = new Pacing() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }
    };

    /** Nanoseconds since some fixed moment. */
    long nanoTime();

    /** Waits. */
    void pause(Duration duration) throws InterruptedException;
}
