package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** Changes failures on their way out of a block. */
@FunctionalInterface
public interface FailureHandler extends Serializable {
    Throwable handle(StepContext ctx, Throwable t);

    /** What lets the first change a failure, if there is one, and then the second. */
    static FailureHandler merge(FailureHandler original, FailureHandler subsequent) {
        if (original == null) {
            return subsequent;
        }
        return (ctx, t) -> subsequent.handle(ctx, original.handle(ctx, t));
    }
}
