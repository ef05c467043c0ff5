package io.homeplane.deploy.jenkins;

import hudson.Extension;
import hudson.Util;
import hudson.console.ConsoleLogFilter;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.FailureHandler;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code sopsDecrypt}: the values of a SOPS file as masked variables of a block, or as a file in memory. */
public final class SopsDecryptStep extends Step {
    private final String file;
    private String credentialsId;
    private String fileVariable;
    private boolean strict;

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

    public String getFileVariable() {
        return fileVariable;
    }

    /** The variable that holds the path of the decrypted file; without it each value is a variable of its own. */
    @DataBoundSetter
    public void setFileVariable(String fileVariable) {
        this.fileVariable = Util.fixEmptyAndTrim(fileVariable);
    }

    public boolean isStrict() {
        return strict;
    }

    /** Refuses values that are too short to be masked, and files that would be on a disk. */
    @DataBoundSetter
    public void setStrict(boolean strict) {
        this.strict = strict;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new SopsDecryptExecution(context, this);
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
            return Set.of(EnvironmentExpander.class, ConsoleLogFilter.class, FailureHandler.class);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return JobIdentities.options(item, credentialsId);
        }
    }
}
