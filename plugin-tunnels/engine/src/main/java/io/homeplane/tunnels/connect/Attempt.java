package io.homeplane.tunnels.connect;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One attempt to open something, on a thread of its own: neither a DNS look-up nor a blocked socket heeds an interrupt or a
 * total bound, so the caller leaves, and the thread ends when its socket is closed; one that waits for another connection heeds it.
 *
 * @param name of the path, for the thread's name
 * @param open opens it; throws a {@link ConnectionException} when it can't
 * @param abandon makes {@code open} end soon; called when nobody waits for it any more
 * @param late the failure to report when the time is over
 */
record Attempt<T>(String name, Callable<T> open, Runnable abandon, Supplier<ConnectionException> late) {
    T await(Duration bound) throws ConnectionException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(open);
        Thread thread = new Thread(task, "homeplane-connect " + name);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException over) {
            ConnectionException failure = late.get();
            abandon.run();
            thread.interrupt();
            throw failure;
        } catch (InterruptedException interrupted) {
            abandon.run();
            thread.interrupt();
            throw interrupted;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectionException known) {
                throw known;
            }
            throw new IllegalStateException("connecting to " + name + " broke", failed.getCause());
        }
    }
}
