package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;
import java.util.concurrent.Future;

/** The running body of a block step. */
public abstract class BodyExecution implements Future<Object>, Serializable {
    /** Ends the body for this reason. */
    public boolean cancel(Throwable t) {
        return cancel(true);
    }
}
