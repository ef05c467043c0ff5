package io.homeplane.plane.pipeline;

import hudson.model.Result;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** One call of a plugin's step: made, started, waited for, and stopped when the pipeline is. */
final class StepCall {
    private final Interpreter pipeline;
    private final StepDescriptor descriptor;
    private final Call call;

    StepCall(Interpreter pipeline, StepDescriptor descriptor, Call call) {
        this.pipeline = pipeline;
        this.descriptor = descriptor;
        this.call = call;
    }

    Object run() throws Exception {
        Scope scope = pipeline.scope();
        requireContext(scope);
        Step step = (Step) DataBinder.bind(descriptor.clazz, call.name(), call.named(), call.positional());
        BuildLog log = scope.log();
        log.pipeline(call.name());
        if (call.body() == null) {
            return execute(step, scope);
        }
        log.pipeline("{");
        try {
            return execute(step, scope);
        } finally {
            log.pipeline("}");
            log.pipeline("// " + call.name());
        }
    }

    private Object execute(Step step, Scope scope) throws Exception {
        PlaneStepContext context = new PlaneStepContext(pipeline, scope, call.body());
        StepExecution execution = step.start(context);
        if (execution.start() && !context.outcome().isDone()) {
            throw new IllegalStateException("the step '" + call.name() + "' said it is over but reported no outcome");
        }
        try {
            return context.outcome().get();
        } catch (InterruptedException interrupted) {
            FlowInterruptedException cause = pipeline.abortedOr(new FlowInterruptedException(Result.ABORTED, true));
            execution.stop(cause);
            return ended(context);
        } catch (ExecutionException failure) {
            throw raised(failure);
        }
    }

    /** A step ends truthfully in its own time once it was told to stop (SPEC section 5). */
    private static Object ended(PlaneStepContext context) throws Exception {
        try {
            return context.outcome().get();
        } catch (ExecutionException failure) {
            throw raised(failure);
        }
    }

    private static Exception raised(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return (Exception) cause;
    }

    private void requireContext(Scope scope) throws Exception {
        for (Class<?> type : descriptor.getRequiredContext()) {
            if (scope.get(type) == null) {
                throw new PipelineException("the step '" + call.name() + "' needs a " + type.getSimpleName()
                        + ", which a 'node' block gives: put it inside one (needed: "
                        + descriptor.getRequiredContext().stream()
                                .map(Class::getSimpleName)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ")");
            }
        }
    }
}
