package io.homeplane.deploy.jenkins;

import hudson.AbortException;
import hudson.FilePath;
import hudson.console.ConsoleLogFilter;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.inventory.jenkins.Aborted;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.FailureHandler;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** One block of {@code sopsDecrypt}. What outlives a restart is the encrypted file, the place of the plaintext one and the mask. */
final class SopsDecryptExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String credentialsId;
    private final String fileVariable;
    private final boolean strict;

    private SealedFile sealed;
    private SecretMaskFilter mask;
    private BlockFile plaintext;
    private String node;
    private BodyExecution body;

    SopsDecryptExecution(StepContext context, SopsDecryptStep step) {
        super(context);
        this.file = step.getFile();
        this.credentialsId = step.getCredentialsId();
        this.fileVariable = step.getFileVariable();
        this.strict = step.isStrict();
    }

    @Override
    public boolean start() {
        run(this::decryptAndGoOn);
        return false;
    }

    private void decryptAndGoOn() throws Exception {
        try {
            EnvironmentExpander environment = decrypted();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            StepContext context = getContext();
            body = context.newBodyInvoker()
                    .withContexts(
                            EnvironmentExpander.merge(context.get(EnvironmentExpander.class), environment),
                            BodyInvoker.mergeConsoleLogFilters(context.get(ConsoleLogFilter.class), mask),
                            FailureHandler.merge(context.get(FailureHandler.class), new MaskedFailures(mask)))
                    .withCallback(new End())
                    .start();
        } catch (AbortException | InterruptedException | RuntimeException asItIs) {
            takeBack();
            throw asItIs;
        } catch (Exception expected) {
            takeBack();
            throw Aborted.by(expected);
        }
    }

    /** Once the body runs, it is the one to be ended. */
    @Override
    public void stop(Throwable cause) throws Exception {
        if (body == null) {
            super.stop(cause);
        } else {
            body.cancel(cause);
        }
    }

    private EnvironmentExpander decrypted() throws Exception {
        sealed = SealedFile.in(
                getContext().get(FilePath.class),
                file,
                credentialsId,
                getContext().get(Run.class));
        DecryptedVariables variables = sealed.variables();
        variables.warnOfUnmasked(getContext().get(TaskListener.class).getLogger(), strict);
        mask = new SecretMaskFilter(variables.masked());
        return fileVariable == null
                ? new SecretVariables(sealed)
                : EnvironmentExpander.constant(Map.of(fileVariable, written()));
    }

    /** Writes the plaintext on the machine of the node block; its path. */
    private String written() throws IOException, InterruptedException {
        FilePath workspace = getContext().get(FilePath.class);
        Computer computer = getContext().get(Computer.class);
        if (workspace == null || computer == null) {
            throw new AbortException("sopsDecrypt(file: '" + file + "', fileVariable: '" + fileVariable
                    + "') needs a machine to write the file on: put it into a node block");
        }
        plaintext = BlockFile.reserve(workspace, sealed.plaintextName());
        node = computer.getName();
        if (!plaintext.isInMemory()) {
            String sentence =
                    plaintext + " is on a disk: this machine has no directory in memory that the build may use";
            if (strict) {
                throw new AbortException(sentence + ", which strict: true refuses; mount a tmpfs at /dev/shm");
            }
            getContext().get(TaskListener.class).getLogger().println("Warning: " + sentence);
        }
        LiveBlockFiles.add(this);
        plaintext.write(workspace, sealed.plaintext());
        return plaintext.path();
    }

    /** The controller was restarted: Jenkins calls this when the node block's agent is connected again. */
    @Override
    public void onResume() {
        super.onResume();
        if (sealed == null) {
            return;
        }
        try {
            sealed.resume(getContext().get(Run.class));
            sealed.variables();
            if (plaintext != null) {
                LiveBlockFiles.add(this);
                plaintext.write(getContext().get(FilePath.class), sealed.plaintext());
            }
        } catch (Exception closed) {
            endBody(closed);
        }
    }

    /** The agent was away, and so is its file. */
    void writeAgain(String cameBack) throws InterruptedException {
        if (!cameBack.equals(node)) {
            return;
        }
        try {
            plaintext.write(getContext().get(FilePath.class), sealed.plaintext());
        } catch (IOException closed) {
            endBody(closed);
        }
    }

    private void endBody(Exception why) {
        Exception sentence = why instanceof AbortException ? why : Aborted.by(why);
        if (body == null) {
            getContext().onFailure(sentence);
        } else {
            body.cancel(sentence);
        }
    }

    /** Nothing is left behind, however the block ended. */
    private void takeBack() throws IOException, InterruptedException {
        if (sealed != null) {
            sealed.close();
        }
        if (plaintext == null) {
            return;
        }
        LiveBlockFiles.remove(this);
        FilePath workspace = getContext().get(FilePath.class);
        if (workspace != null) {
            plaintext.remove(workspace);
        }
    }

    private final class End extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        @Override
        public void onSuccess(StepContext context, Object result) {
            run(() -> {
                takeBack();
                context.onSuccess(result);
            });
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            run(() -> {
                Throwable told = new MaskedFailures(mask).handle(context, failure);
                try {
                    takeBack();
                } catch (IOException lost) {
                    // the agent is away, and removes the file itself when it notices
                    told.addSuppressed(lost);
                }
                context.onFailure(told);
            });
        }
    }
}
