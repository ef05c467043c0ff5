package io.homeplane.inventory.jenkins;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/**
 * A step that asks an engine; an engine's failure becomes the sentence that ends the build.
 *
 * <p>Engines throw checked exceptions for what they expect to go wrong, and those have a sentence for people. A bug is
 * unchecked and goes to the log as it is.
 */
public abstract class EngineStepExecution<T> extends SynchronousNonBlockingStepExecution<T> {
    private static final long serialVersionUID = 1L;

    protected EngineStepExecution(StepContext context) {
        super(context);
    }

    /** Does the step's work in a thread that {@code stop} interrupts. */
    protected abstract T work() throws Exception;

    /** What a restart of the controller means for this step, as the sentence that ends the build. */
    protected abstract String restartSentence();

    @Override
    protected final T run() throws Exception {
        try {
            return work();
        } catch (AbortException | InterruptedException | RuntimeException asItIs) {
            throw asItIs;
        } catch (Exception expected) {
            throw Aborted.by(expected);
        }
    }

    /** Ends the build; a step whose work goes on without the controller follows it instead. */
    @Override
    public void onResume() {
        getContext().onFailure(new AbortException(restartSentence()));
    }

    /** Has the work done in a new thread, as at the step's start. */
    protected final void startAgain() {
        try {
            start();
        } catch (Exception refused) {
            getContext().onFailure(new AbortException(restartSentence() + " (" + refused.getMessage() + ")"));
        }
    }

    protected final Run<?, ?> build() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    protected final TaskListener listener() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class);
    }

    /** Runs code on the machine of the {@code node} block that the step stands in; outside of one, on the controller. */
    protected final <V, E extends Throwable> V near(MasterToSlaveCallable<V, E> work)
            throws IOException, InterruptedException, E {
        FilePath workspace = getContext().get(FilePath.class);
        return workspace == null ? work.call() : workspace.act(work);
    }
}
