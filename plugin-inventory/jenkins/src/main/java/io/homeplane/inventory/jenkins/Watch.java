package io.homeplane.inventory.jenkins;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The last of something that takes its time to find out. Whoever looks gets it at once; when it is older than its age, another
 * one is made in the background. Nothing is made while nobody looks.
 *
 * @param <T> what is found out
 */
final class Watch<T> {
    private final Source<T> source;
    private final Duration age;
    private final LongSupplier nanoTime;
    private T last;
    private String problem = "";
    private boolean refreshing;
    private boolean begun;
    private long ended;

    /** Finds out; slow. */
    @FunctionalInterface
    interface Source<T> {
        T read() throws Exception;
    }

    /**
     * What somebody sees who looks.
     *
     * @param value null until the first one was found out
     * @param refreshing true while a newer one is on its way
     * @param problem why there is no newer one; empty when all is well
     */
    record Sight<T>(T value, boolean refreshing, String problem) {}

    /** @param age from which on another one is made when somebody looks */
    Watch(Source<T> source, Duration age) {
        this(source, age, System::nanoTime);
    }

    Watch(Source<T> source, Duration age, LongSupplier nanoTime) {
        this.source = source;
        this.age = age;
        this.nanoTime = nanoTime;
    }

    /** What is known now; never waits. */
    synchronized Sight<T> look() {
        if (!refreshing && (!begun || nanoTime.getAsLong() - ended >= age.toNanos())) {
            begun = true;
            refreshing = true;
            Thread thread = new Thread(this::refresh, "homeplane-watch");
            thread.setDaemon(true);
            thread.start();
        }
        return glance();
    }

    /** What is known now, however old it is. */
    synchronized Sight<T> glance() {
        return new Sight<>(last, refreshing, problem);
    }

    /** The next who looks has it made anew, whatever its age. */
    synchronized void outdated() {
        begun = false;
    }

    private void refresh() {
        try {
            done(source.read(), "");
        } catch (InterruptedException | RuntimeException unexpected) {
            done(null, "The fleet could not be read: " + unexpected);
        } catch (Exception failure) {
            done(null, "The fleet could not be read: " + failure.getMessage());
        }
    }

    /** An older one is worth more than none. */
    private synchronized void done(T found, String failure) {
        last = found == null ? last : found;
        problem = failure;
        refreshing = false;
        ended = nanoTime.getAsLong();
    }
}
