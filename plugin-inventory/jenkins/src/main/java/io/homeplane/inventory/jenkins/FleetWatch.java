package io.homeplane.inventory.jenkins;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The last report of a fleet. Whoever looks gets it at once; when it is older than its time, another one is made in the
 * background. Nobody is asked while nobody looks.
 */
public final class FleetWatch {
    private final Source source;
    private final Duration age;
    private final LongSupplier nanoTime;
    private Map<String, Object> report;
    private String problem = "";
    private boolean refreshing;
    private boolean begun;
    private long ended;

    /** Makes a report; slow, because servers are asked. */
    @FunctionalInterface
    public interface Source {
        /**
         * The whole report.
         *
         * @param early takes a report of what is known before the servers have answered
         */
        Map<String, Object> read(Consumer<Map<String, Object>> early) throws Exception;
    }

    /**
     * Watches a fleet under the name it has until it was read.
     *
     * @param age from which on a report is made anew when somebody looks
     */
    public FleetWatch(String name, Source source, Duration age) {
        this(name, source, age, System::nanoTime);
    }

    FleetWatch(String name, Source source, Duration age, LongSupplier nanoTime) {
        this.source = source;
        this.age = age;
        this.nanoTime = nanoTime;
        this.report = FleetReport.empty(name);
    }

    /** What is known now; never waits. */
    public synchronized Map<String, Object> report() {
        if (!refreshing && (!begun || nanoTime.getAsLong() - ended >= age.toNanos())) {
            begun = true;
            refreshing = true;
            Thread thread = new Thread(this::refresh, "homeplane-fleet");
            thread.setDaemon(true);
            thread.start();
        }
        Map<String, Object> now = new LinkedHashMap<>(report);
        now.put("refreshing", refreshing);
        now.put("problem", problem);
        return now;
    }

    /** The next who looks has it made anew, whatever its age. */
    synchronized void outdated() {
        begun = false;
    }

    private void refresh() {
        try {
            Map<String, Object> whole = source.read(this::early);
            done(whole, "");
        } catch (InterruptedException | RuntimeException unexpected) {
            done(null, "the fleet could not be read: " + unexpected);
        } catch (Exception failure) {
            done(null, "the fleet could not be read: " + failure.getMessage());
        }
    }

    /** An older answer of the servers is worth more than none. */
    private synchronized void early(Map<String, Object> known) {
        if (report.get("asked") == null) {
            report = known;
        }
    }

    private synchronized void done(Map<String, Object> whole, String failure) {
        report = whole == null ? report : whole;
        problem = failure;
        refreshing = false;
        ended = nanoTime.getAsLong();
    }

    /** Now, as a report writes it: whole seconds. */
    public static Instant now() {
        return Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }
}
