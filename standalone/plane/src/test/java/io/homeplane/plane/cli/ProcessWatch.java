package io.homeplane.plane.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks at the arguments and the environment of every process of this machine, the lab's hosts included, until it is closed. */
final class ProcessWatch implements AutoCloseable {
    private static final Path PROC = Path.of("/proc");

    /**
     * Where a secret was seen.
     *
     * @param file {@code cmdline} or {@code environ}
     * @param container true when the process is one of a Docker container
     * @param ancestors numbers of the processes that started it
     */
    record Sighting(long process, String file, boolean container, Set<Long> ancestors) {}

    private final Traces traces;
    private final Consumer<Sighting> witness;
    private final Set<Sighting> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::watch, "process-watch");
    private volatile boolean closed;
    private volatile long rounds;

    /** @param witness hears of each sighting once */
    ProcessWatch(Traces traces, Consumer<Sighting> witness) {
        this.traces = traces;
        this.witness = witness;
        thread.start();
    }

    Set<Sighting> seen() {
        return Set.copyOf(seen);
    }

    /** How often all processes were looked at. */
    long rounds() {
        return rounds;
    }

    private void watch() {
        while (!closed) {
            try (Stream<Path> processes = Files.list(PROC)) {
                processes
                        .filter(path -> path.getFileName().toString().matches("\\d+"))
                        .forEach(this::look);
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
            rounds++;
        }
    }

    private void look(Path process) {
        long number = Long.parseLong(process.getFileName().toString());
        boolean container = Files.exists(process.resolve("root/.dockerenv"));
        for (String file : new String[] {"cmdline", "environ"}) {
            try {
                if (traces.isIn(Files.readAllBytes(process.resolve(file)))) {
                    Sighting sighting = new Sighting(number, file, container, ancestors(number));
                    if (seen.add(sighting)) {
                        witness.accept(sighting);
                    }
                }
            } catch (IOException ended) {
                // between being listed and being looked at
            }
        }
    }

    private static Set<Long> ancestors(long number) {
        Set<Long> all = ConcurrentHashMap.newKeySet();
        ProcessHandle.of(number).flatMap(ProcessHandle::parent).ifPresent(parent -> {
            for (ProcessHandle one = parent; one != null && all.add(one.pid()); ) {
                one = one.parent().orElse(null);
            }
        });
        return Set.copyOf(all);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
