package org.jenkinsci.plugins.workflow.steps;

import java.util.concurrent.Future;

/** Runs the parts of a block step in threads of their own. */
public abstract class GeneralNonBlockingStepExecution extends StepExecution {
    private transient volatile Future<?> task;
    private transient volatile Throwable stopCause;

    protected GeneralNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    /** A part of the work. */
    @FunctionalInterface
    protected interface Block {
        void run() throws Exception;
    }

    protected final void run(Block block) {
        if (stopCause == null) {
            task = StepThreads.POOL.submit(() -> work(block));
        }
    }

    private void work(Block block) {
        try {
            block.run();
        } catch (Throwable failure) {
            if (stopCause == null) {
                getContext().onFailure(failure);
            } else {
                stopCause.addSuppressed(failure);
            }
        } finally {
            task = null;
        }
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        stopCause = cause;
        Future<?> running = task;
        if (running != null) {
            running.cancel(true);
        }
        super.stop(cause);
    }

    /** What is done after the body, however it ended, in a thread of its own. */
    protected abstract class TailCall extends BodyExecutionCallback {
        protected abstract void finished(StepContext context) throws Exception;

        @Override
        public final void onSuccess(StepContext context, Object result) {
            run(() -> {
                finished(context);
                context.onSuccess(result);
            });
        }

        @Override
        public final void onFailure(StepContext context, Throwable t) {
            run(() -> {
                try {
                    finished(context);
                } catch (Exception also) {
                    t.addSuppressed(also);
                }
                context.onFailure(t);
            });
        }
    }
}
