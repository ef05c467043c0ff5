package io.homeplane.plane.pipeline;

import hudson.AbortException;

/** A Jenkinsfile that cannot be run as it stands; the message is one sentence, with a position where there is one. */
public final class PipelineException extends AbortException {
    public PipelineException(String message) {
        super(message);
    }
}
