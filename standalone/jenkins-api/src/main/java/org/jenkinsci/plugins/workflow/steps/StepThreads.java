package org.jenkinsci.plugins.workflow.steps;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that steps run in; they do not keep the process alive. */
final class StepThreads {
    private static final AtomicInteger COUNT = new AtomicInteger();

    static final ExecutorService POOL = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "step-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private StepThreads() {}
}
