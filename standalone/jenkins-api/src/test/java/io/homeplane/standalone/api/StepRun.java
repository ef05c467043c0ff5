package io.homeplane.standalone.api;

import hudson.EnvVars;
import hudson.console.ConsoleLogFilter;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs one step of a build to its end, with a body that is Java. */
public final class StepRun extends StepContext {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SECONDS = 60;

    private final transient ByteArrayOutputStream log;
    private final transient Map<Class<?>, Object> around = new HashMap<>();
    private final transient CompletableFuture<Object> end = new CompletableFuture<>();
    private transient BiConsumer<EnvVars, PrintStream> body;

    public StepRun(Run<?, ?> run) {
        this(new ByteArrayOutputStream());
        around.put(Run.class, run);
        around.put(TaskListener.class, listener(new PrintStream(log, true, StandardCharsets.UTF_8)));
    }

    private StepRun(ByteArrayOutputStream log) {
        this.log = log;
    }

    /** Adds what the step finds around it. */
    public <T> StepRun with(Class<T> type, T value) {
        around.put(type, value);
        return this;
    }

    /** What the block does with its environment and its log. */
    public StepRun withBody(BiConsumer<EnvVars, PrintStream> code) {
        body = code;
        return this;
    }

    /** Runs the step and gives its result, or throws how it failed. */
    public Object of(Step step) throws Exception {
        step.start(this).start();
        try {
            return end.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Exception expected) {
                throw expected;
            }
            throw failure;
        }
    }

    /** What the build's log holds. */
    public String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T get(Class<T> key) {
        return key.cast(around.get(key));
    }

    @Override
    public void onSuccess(Object result) {
        end.complete(result);
    }

    @Override
    public void onFailure(Throwable t) {
        end.completeExceptionally(t);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setResult(Result r) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        return new Invoker();
    }

    @Override
    public boolean equals(Object o) {
        return o == this;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private static TaskListener listener(PrintStream stream) {
        return () -> stream;
    }

    private final class Invoker extends BodyInvoker {
        private EnvironmentExpander environment;
        private ConsoleLogFilter filter;
        private BodyExecutionCallback callback;

        @Override
        public BodyInvoker withContext(Object override) {
            if (override instanceof EnvironmentExpander expander) {
                environment = expander;
            } else if (override instanceof ConsoleLogFilter logFilter) {
                filter = logFilter;
            }
            return this;
        }

        @Override
        public BodyInvoker withDisplayName(String name) {
            return this;
        }

        @Override
        public BodyInvoker withCallback(BodyExecutionCallback listener) {
            callback = listener;
            return this;
        }

        @Override
        public BodyExecution start() {
            try {
                EnvVars variables = new EnvVars();
                environment.expand(variables);
                try (PrintStream masked =
                        new PrintStream(filter.decorateLogger(null, log), true, StandardCharsets.UTF_8)) {
                    body.accept(variables, masked);
                }
                callback.onSuccess(StepRun.this, null);
            } catch (Exception failure) {
                callback.onFailure(StepRun.this, failure);
            }
            return null;
        }
    }
}
