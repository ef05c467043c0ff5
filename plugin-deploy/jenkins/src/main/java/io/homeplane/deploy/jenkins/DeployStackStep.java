package io.homeplane.deploy.jenkins;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.stack.DeployException;
import io.homeplane.deploy.stack.DeployRequest;
import io.homeplane.inventory.jenkins.EngineStepExecution;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.RunInventory;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code deployStack}: makes a server run a stack as the inventory states it, as one transaction. */
public final class DeployStackStep extends Step {
    static final int CONFIRM_SECONDS = 30;
    static final int HEALTH_SECONDS = 120;

    private final String stack;
    private String server;
    private int confirm = CONFIRM_SECONDS;
    private int health = HEALTH_SECONDS;
    private boolean force;

    @DataBoundConstructor
    public DeployStackStep(String stack) {
        this.stack = stack;
    }

    public String getStack() {
        return stack;
    }

    public String getServer() {
        return server;
    }

    /** Another server than the one that the stack states. */
    @DataBoundSetter
    public void setServer(String server) {
        this.server = Util.fixEmptyAndTrim(server);
    }

    public int getConfirm() {
        return confirm;
    }

    /** Seconds after which the server restores the old release, unless the plane has confirmed the new one. */
    @DataBoundSetter
    public void setConfirm(int confirm) {
        this.confirm = confirm;
    }

    public int getHealth() {
        return health;
    }

    /** Seconds in which every container must become healthy. */
    @DataBoundSetter
    public void setHealth(int health) {
        this.health = health;
    }

    public boolean isForce() {
        return force;
    }

    /** Deploys even when nothing changed. */
    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(
                context, new Wish(stack, Util.fixNull(server), confirm, health, force, DeployRequest.newToken()));
    }

    /**
     * What the step was asked for.
     *
     * @param token names the deploy on the server, so that it is found again after a restart of the controller
     */
    public record Wish(String stack, String server, int confirm, int health, boolean force, String token)
            implements Serializable {}

    /** Its fields are kept with the build, so they are plain values; a record would not come back. */
    private static final class Execution extends EngineStepExecution<Map<String, Object>> {
        private static final long serialVersionUID = 2L;

        private final String stack;
        private final String server;
        private final int confirm;
        private final int health;
        private final boolean force;
        private final String token;
        private transient boolean resumed;

        Execution(StepContext context, Wish wish) {
            super(context);
            stack = wish.stack();
            server = wish.server();
            confirm = wish.confirm();
            health = wish.health();
            force = wish.force();
            token = wish.token();
        }

        @Override
        protected Map<String, Object> work() throws Exception {
            Run<?, ?> run = build();
            if (!resumed) {
                HomeplaneConfiguration.get().checkMayDeploy(run.getParent().getFullName());
            }
            FilePath workspace = getContext().get(FilePath.class);
            FilePath root;
            StackDeploy deploy;
            try {
                RunInventory source = RunInventory.of(run);
                root = source.rootNear(workspace);
                Wish wish = new Wish(stack, server, confirm, health, force, token);
                deploy = StackDeploy.prepared(run, listener(), source.read(), source.revision(), root, wish);
            } catch (IOException | DeployException | SecretException why) {
                throw resumed ? new AbortException(restartSentence() + " (" + why.getMessage() + ")") : why;
            }
            return root.act(resumed ? deploy.attaching() : deploy).toMap();
        }

        @Override
        public String getStatus() {
            return (resumed ? "finding out about the deploy of stack " : "deploying stack ") + stack;
        }

        /** The server goes on without the controller: the step asks it how the deploy ended. */
        @Override
        public void onResume() {
            resumed = true;
            startAgain();
        }

        @Override
        protected String restartSentence() {
            return "The controller restarted while stack " + stack + " was deployed, and how that ended cannot be found"
                    + " out: its server restores the previous release by itself unless the new one was confirmed already;"
                    + " run the build again, which finds out";
        }
    }

    /** What is known of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "deployStack";
        }

        @Override
        public String getDisplayName() {
            return "Deploy a stack";
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            Object named = namedArgs.get("stack");
            return named == null ? null : named.toString();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
