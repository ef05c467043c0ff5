package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** One run of a step; what it must remember over a restart of the controller stands in its fields. */
public abstract class StepExecution implements Serializable {
    private final StepContext context;

    protected StepExecution(StepContext context) {
        this.context = context;
    }

    public StepContext getContext() {
        if (context == null) {
            throw new IllegalStateException("the execution was made without a context");
        }
        return context;
    }

    /** Begins; true when the step is over on return, else it reports to its context later. */
    public abstract boolean start() throws Exception;

    public void stop(Throwable cause) throws Exception {
        getContext().onFailure(cause);
    }

    public void onResume() {}

    /** What it does right now, for people, or null. */
    public String getStatus() {
        return null;
    }
}
