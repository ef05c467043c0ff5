package io.homeplane.tunnels.jenkins;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.inventory.jenkins.EngineStepExecution;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.RunInventory;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.recover.Recovery;
import io.homeplane.tunnels.recover.RecoveryDocument;
import io.homeplane.tunnels.recover.RecoveryPlan;
import io.homeplane.tunnels.recover.RecoveryReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code tunnelRecover}: brings the paths to a server back that are down, by restarting what carries them over another path. */
public final class TunnelRecoverStep extends Step {
    static final int WINDOW_SECONDS = (int) Recovery.WINDOW.toSeconds();

    private final String server;
    private int window = WINDOW_SECONDS;

    @DataBoundConstructor
    public TunnelRecoverStep(String server) {
        this.server = Util.fixEmptyAndTrim(server);
    }

    public String getServer() {
        return server;
    }

    public int getWindow() {
        return window;
    }

    /** Seconds in which a path must be back after each restart. */
    @DataBoundSetter
    public void setWindow(int window) {
        this.window = window;
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        if (server == null) {
            throw new AbortException("tunnelRecover takes server:, the name of a server of the inventory");
        }
        if (window < 1) {
            throw new AbortException("tunnelRecover(window: " + window + ") must be 1 or more seconds");
        }
        return new Execution(context, server, window);
    }

    private static final class Execution extends EngineStepExecution<List<Map<String, Object>>> {
        private static final long serialVersionUID = 1L;

        private final String server;
        private final int window;

        Execution(StepContext context, String server, int window) {
            super(context);
            this.server = server;
            this.window = window;
        }

        @Override
        protected List<Map<String, Object>> work() throws Exception {
            Run<?, ?> run = build();
            HomeplaneConfiguration.get().checkMayDeploy(run.getParent().getFullName());
            RunInventory inventory = RunInventory.of(run);
            NamedServer.check(inventory.read(), "tunnelRecover", server);
            List<RecoveryPlan> plans = inventory.read(new RecoveryPlans(server));
            if (plans.isEmpty()) {
                throw new AbortException("tunnelRecover(server: '" + server
                        + "') has nothing to recover: the inventory states no path to it but emergency and local ones");
            }
            List<ServerPath> paths =
                    plans.stream().flatMap(plan -> plan.paths().stream()).toList();
            SshKeyring keys = SshKeyring.forPaths(run, paths);
            List<RecoveryReport> reports = near(new PathsRecovery(plans, keys, window, listener()));
            String failures = reports.stream()
                    .map(RecoveryReport::failure)
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.joining(" "));
            if (!failures.isEmpty()) {
                throw new ConnectionException(ConnectionException.Reason.UNREACHABLE, failures, null);
            }
            return RecoveryDocument.of(reports);
        }

        @Override
        public String getStatus() {
            return "recovering the paths to " + server;
        }

        @Override
        protected String restartSentence() {
            return "The controller restarted while the paths to " + server
                    + " were recovered: what was being restarted comes up by itself; run the build again, which touches"
                    + " only what is still down";
        }
    }

    /** What is known of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "tunnelRecover";
        }

        @Override
        public String getDisplayName() {
            return "Recover the paths to a server";
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            Object named = namedArgs.get("server");
            return named == null ? null : named.toString();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
