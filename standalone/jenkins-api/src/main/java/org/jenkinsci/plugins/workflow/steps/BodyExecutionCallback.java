package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** Hears how a body goes. */
public abstract class BodyExecutionCallback implements Serializable {
    public void onStart(StepContext context) {}

    public abstract void onSuccess(StepContext context, Object result);

    public abstract void onFailure(StepContext context, Throwable t);

    /** What is done after the body, however it ended. */
    public abstract static class TailCall extends BodyExecutionCallback {
        protected abstract void finished(StepContext context) throws Exception;

        @Override
        public final void onSuccess(StepContext context, Object result) {
            try {
                finished(context);
            } catch (Exception failure) {
                context.onFailure(failure);
                return;
            }
            context.onSuccess(result);
        }

        @Override
        public void onFailure(StepContext context, Throwable t) {
            try {
                finished(context);
            } catch (Exception also) {
                t.addSuppressed(also);
            }
            context.onFailure(t);
        }
    }
}
