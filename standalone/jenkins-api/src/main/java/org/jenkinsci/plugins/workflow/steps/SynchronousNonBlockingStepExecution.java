package org.jenkinsci.plugins.workflow.steps;

import java.util.concurrent.Future;

/** Runs in a thread of its own, which {@link #stop} interrupts. */
public abstract class SynchronousNonBlockingStepExecution<T> extends StepExecution {
    private transient volatile Future<?> task;
    private transient volatile Throwable stopCause;

    protected SynchronousNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    protected abstract T run() throws Exception;

    @Override
    public final boolean start() throws Exception {
        task = StepThreads.POOL.submit(this::work);
        return false;
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        Future<?> running = task;
        if (running != null) {
            stopCause = cause;
            running.cancel(true);
        }
        super.stop(cause);
    }

    private void work() {
        try {
            getContext().onSuccess(run());
        } catch (Throwable failure) {
            if (stopCause == null) {
                getContext().onFailure(failure);
            } else {
                stopCause.addSuppressed(failure);
            }
        }
    }
}
