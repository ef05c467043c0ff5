package io.homeplane.plane.pipeline;

import groovy.lang.Closure;
import hudson.model.Result;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What one running step sees of the pipeline, and where it reports its outcome. It lives as long as the process. */
final class PlaneStepContext extends StepContext {
    private static final long serialVersionUID = 1L;

    private final transient Interpreter pipeline;
    private final transient Scope scope;
    private final transient Closure<?> body;
    private final transient CompletableFuture<Object> outcome = new CompletableFuture<>();

    PlaneStepContext(Interpreter pipeline, Scope scope, Closure<?> body) {
        this.pipeline = pipeline;
        this.scope = scope;
        this.body = body;
    }

    CompletableFuture<Object> outcome() {
        return outcome;
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        return key == StepContext.class ? key.cast(this) : scope.get(key);
    }

    @Override
    public void onSuccess(Object result) {
        outcome.complete(result);
    }

    @Override
    public void onFailure(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setResult(Result result) {
        scope.run().setResult(result);
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        if (body == null) {
            throw new IllegalStateException("There is no body to invoke");
        }
        return new Body(pipeline, this, scope, body);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
