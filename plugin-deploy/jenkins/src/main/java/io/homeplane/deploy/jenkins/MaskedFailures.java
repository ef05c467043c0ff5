package io.homeplane.deploy.jenkins;

import hudson.AbortException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.FailureHandler;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Hides secrets in how the steps of a block fail: Jenkins prints that after the block, and writes it beside the build. */
final class MaskedFailures implements FailureHandler {
    private static final long serialVersionUID = 1L;

    private final SecretMaskFilter mask;

    MaskedFailures(SecretMaskFilter mask) {
        this.mask = mask;
    }

    /** The failure itself, unless it or what led to it tells a secret: then its sentence without it, and nothing else. */
    @Override
    public Throwable handle(StepContext context, Throwable failure) {
        if (!tells(failure, new HashSet<>())) {
            return failure;
        }
        return new AbortException(mask.hide(String.valueOf(failure.getMessage())));
    }

    private boolean tells(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        String message = failure.getMessage();
        return message != null && !mask.hide(message).equals(message)
                || tells(failure.getCause(), seen)
                || Stream.of(failure.getSuppressed()).anyMatch(suppressed -> tells(suppressed, seen));
    }
}
