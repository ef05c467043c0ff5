package io.homeplane.deploy.jenkins;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.console.ConsoleLogFilter;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import io.homeplane.inventory.jenkins.Aborted;
import io.homeplane.inventory.jenkins.RunInventory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code sopsDecrypt}: the values of a SOPS file as masked variables of a block, on the controller and in memory alone. */
public final class SopsDecryptStep extends Step {
    private final String file;
    private String credentialsId;

    @DataBoundConstructor
    public SopsDecryptStep(String file) {
        this.file = file;
    }

    public String getFile() {
        return file;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    /** The age identity that opens the file; every one that the job may use is tried when it is empty. */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, file, credentialsId);
    }

    private static final class Execution extends GeneralNonBlockingStepExecution {
        private static final long serialVersionUID = 1L;

        private final String file;
        private final String credentialsId;

        Execution(StepContext context, String file, String credentialsId) {
            super(context);
            this.file = file;
            this.credentialsId = credentialsId;
        }

        @Override
        public boolean start() {
            run(this::decryptAndGoOn);
            return false;
        }

        private void decryptAndGoOn() throws Exception {
            StepContext context = getContext();
            DecryptedVariables variables;
            try {
                variables =
                        JobIdentities.of(context.get(Run.class), credentialsId).variables(file, content());
            } catch (AbortException | InterruptedException | RuntimeException asItIs) {
                throw asItIs;
            } catch (Exception expected) {
                throw Aborted.by(expected);
            }
            variables.warn(context.get(TaskListener.class).getLogger(), file);
            context.newBodyInvoker()
                    .withContexts(
                            EnvironmentExpander.merge(
                                    context.get(EnvironmentExpander.class), new SecretVariables(variables.values())),
                            BodyInvoker.mergeConsoleLogFilters(
                                    context.get(ConsoleLogFilter.class), new SecretMaskFilter(variables.masked())))
                    .withCallback(new Done())
                    .start();
        }

        private byte[] content() throws IOException, InterruptedException {
            FilePath workspace = getContext().get(FilePath.class);
            FilePath root = workspace == null ? inventoryRoot() : workspace;
            FilePath found = root.child(file);
            if (!found.exists()) {
                throw new AbortException("sopsDecrypt(file: '" + file + "') found no such file in "
                        + (workspace == null ? "the inventory's repository" : "the workspace")
                        + ": correct file:, a path relative to its root");
            }
            try (InputStream in = found.read()) {
                return in.readAllBytes();
            }
        }

        /** Outside a node block paths lead into the inventory's repository, and never out of it. */
        private FilePath inventoryRoot() throws IOException, InterruptedException {
            if (file.startsWith("/") || List.of(file.split("/")).contains("..")) {
                throw new AbortException("sopsDecrypt(file: '" + file + "') leads out of the inventory's repository:"
                        + " outside a node block, name a file in it");
            }
            return RunInventory.of(getContext().get(Run.class)).root();
        }
    }

    /** Nothing is left to take back: the values were variables of the block. */
    private static final class Done extends BodyExecutionCallback.TailCall {
        private static final long serialVersionUID = 1L;

        @Override
        protected void finished(StepContext context) {}
    }

    /** What is known of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "sopsDecrypt";
        }

        @Override
        public String getDisplayName() {
            return "Decrypt a SOPS file for a block";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            Object named = namedArgs.get("file");
            return named == null ? null : named.toString();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(EnvironmentExpander.class, ConsoleLogFilter.class);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return JobIdentities.options(item, credentialsId);
        }
    }
}
