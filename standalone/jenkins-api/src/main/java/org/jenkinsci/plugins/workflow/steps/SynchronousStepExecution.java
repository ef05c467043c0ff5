package org.jenkinsci.plugins.workflow.steps;

/** Runs in the pipeline's own thread: for what takes no time. */
public abstract class SynchronousStepExecution<T> extends StepExecution {
    private transient volatile Thread executing;

    protected SynchronousStepExecution(StepContext context) {
        super(context);
    }

    protected abstract T run() throws Exception;

    @Override
    public final boolean start() throws Exception {
        executing = Thread.currentThread();
        try {
            getContext().onSuccess(run());
        } catch (Throwable failure) {
            getContext().onFailure(failure);
        } finally {
            executing = null;
        }
        return true;
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        Thread thread = executing;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
