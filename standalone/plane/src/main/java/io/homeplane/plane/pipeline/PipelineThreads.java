package io.homeplane.plane.pipeline;

import java.util.concurrent.atomic.AtomicInteger;

/** The threads of blocks and parallel branches; they do not keep the process alive. */
final class PipelineThreads {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private PipelineThreads() {}

    static Thread start(Runnable work) {
        Thread thread = new Thread(work, "pipeline-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
