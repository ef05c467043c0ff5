package io.homeplane.plane.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Branches of {@code parallel}: started one by one, waited for together. */
final class ParallelBranches {
    private final boolean failFast;
    private final Map<String, Thread> threads = new LinkedHashMap<>();
    private final Map<String, Object> results = new ConcurrentHashMap<>();
    private final List<Throwable> failures = new ArrayList<>();

    ParallelBranches(boolean failFast) {
        this.failFast = failFast;
    }

    void start(String name, Callable<Object> code) {
        synchronized (failures) {
            threads.put(name, PipelineThreads.start(() -> run(name, code)));
        }
    }

    private void run(String name, Callable<Object> code) {
        try {
            Object result = code.call();
            if (result != null) {
                results.put(name, result);
            }
        } catch (Throwable failure) {
            synchronized (failures) {
                failures.add(failure);
                if (failFast) {
                    threads.values().forEach(Thread::interrupt);
                }
            }
        }
    }

    Map<String, Object> await(Interpreter pipeline) throws Exception {
        boolean interrupted = false;
        for (Thread thread : threads.values()) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException stop) {
                    // Branches end truthfully in their own time; this thread ends after them.
                    interrupted = true;
                    threads.values().forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            pipeline.throwIfAborted();
        }
        throwFirst();
        if (interrupted) {
            throw new InterruptedException();
        }
        return new LinkedHashMap<>(results);
    }

    private void throwFirst() throws Exception {
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.get(0);
        failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
        if (first instanceof Error error) {
            throw error;
        }
        throw (Exception) first;
    }
}
