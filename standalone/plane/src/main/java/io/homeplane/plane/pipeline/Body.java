package io.homeplane.plane.pipeline;

import groovy.lang.Closure;
import hudson.model.Result;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The block of a step, run in a thread of its own with what the step put around it. */
final class Body extends BodyInvoker {
    private final Interpreter pipeline;
    private final PlaneStepContext context;
    private final Closure<?> closure;
    private Scope scope;
    private BodyExecutionCallback callback;

    Body(Interpreter pipeline, PlaneStepContext context, Scope scope, Closure<?> closure) {
        this.pipeline = pipeline;
        this.context = context;
        this.scope = scope;
        this.closure = closure;
    }

    @Override
    public BodyInvoker withContext(Object override) {
        scope = scope.with(override);
        return this;
    }

    @Override
    public BodyInvoker withDisplayName(String name) {
        return this;
    }

    @Override
    public BodyInvoker withCallback(BodyExecutionCallback callback) {
        this.callback = callback;
        return this;
    }

    @Override
    public BodyExecution start() {
        Execution execution = new Execution();
        execution.thread = PipelineThreads.start(() -> run(execution));
        return execution;
    }

    private void run(Execution execution) {
        Object result;
        try {
            if (callback != null) {
                callback.onStart(context);
            }
            result = pipeline.body(closure, scope);
        } catch (Throwable failure) {
            Throwable cause = failure instanceof InterruptedException && !(failure instanceof FlowInterruptedException)
                    ? pipeline.abortedOr(new FlowInterruptedException(Result.ABORTED, true))
                    : failure;
            fail(cause);
            execution.outcome.completeExceptionally(cause);
            return;
        }
        succeed(result);
        execution.outcome.complete(result);
    }

    private void succeed(Object result) {
        if (callback == null) {
            context.onSuccess(result);
        } else {
            callback.onSuccess(context, result);
        }
    }

    private void fail(Throwable cause) {
        if (callback == null) {
            context.onFailure(cause);
        } else {
            callback.onFailure(context, cause);
        }
    }

    /** A body that runs. */
    private static final class Execution extends BodyExecution {
        private static final long serialVersionUID = 1L;

        private final transient CompletableFuture<Object> outcome = new CompletableFuture<>();
        private transient volatile Thread thread;

        @Override
        public boolean cancel(boolean mayInterrupt) {
            Thread running = thread;
            if (running == null || outcome.isDone()) {
                return false;
            }
            running.interrupt();
            return true;
        }

        @Override
        public boolean isCancelled() {
            return outcome.isCompletedExceptionally();
        }

        @Override
        public boolean isDone() {
            return outcome.isDone();
        }

        @Override
        public Object get() throws InterruptedException, ExecutionException {
            return outcome.get();
        }

        @Override
        public Object get(long timeout, TimeUnit unit)
                throws InterruptedException, ExecutionException, TimeoutException, CancellationException {
            return outcome.get(timeout, unit);
        }
    }
}
