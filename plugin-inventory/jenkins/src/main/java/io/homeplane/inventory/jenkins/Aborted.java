package io.homeplane.inventory.jenkins;

import hudson.AbortException;

/** The one place where an engine's failure becomes the sentence that ends a build. */
public final class Aborted {
    private Aborted() {}

    /** An end of the build with the failure's own sentence; the failure is its cause and not printed. */
    public static AbortException by(Exception failure) {
        String message = failure.getMessage();
        AbortException abort = new AbortException(message == null || message.isBlank() ? failure.toString() : message);
        abort.initCause(failure);
        return abort;
    }
}
