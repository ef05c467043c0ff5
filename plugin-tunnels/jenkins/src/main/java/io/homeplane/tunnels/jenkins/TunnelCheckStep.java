package io.homeplane.tunnels.jenkins;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.inventory.jenkins.EngineStepExecution;
import io.homeplane.inventory.jenkins.RunInventory;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.probe.CheckResult;
import io.homeplane.tunnels.probe.PathVerdict;
import io.homeplane.tunnels.probe.TunnelCheck;
import io.homeplane.tunnels.probe.VerdictDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code tunnelCheck}: probes the paths to one server, or to all, and fails when a server cannot be reached. */
public final class TunnelCheckStep extends Step {
    private String server;
    private boolean all;
    private int within;

    @DataBoundConstructor
    public TunnelCheckStep() {}

    public String getServer() {
        return server;
    }

    /** The server whose paths are probed. */
    @DataBoundSetter
    public void setServer(String server) {
        this.server = Util.fixEmptyAndTrim(server);
    }

    public boolean isAll() {
        return all;
    }

    /** Probes the paths to every server. */
    @DataBoundSetter
    public void setAll(boolean all) {
        this.all = all;
    }

    public int getWithin() {
        return within;
    }

    /** Seconds for which it goes on until every server can be reached; 0 probes once. */
    @DataBoundSetter
    public void setWithin(int within) {
        this.within = within;
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        if (all == (server != null)) {
            throw new AbortException(
                    "tunnelCheck takes server:, the name of a server of the inventory, or else all: true");
        }
        if (within < 0) {
            throw new AbortException("tunnelCheck(within: " + within + ") must be 0 or more seconds");
        }
        return new Execution(context, server, within);
    }

    private static final class Execution extends EngineStepExecution<List<Map<String, Object>>> {
        private static final long serialVersionUID = 1L;

        /** Null for all servers. */
        private final String server;

        private final int within;

        Execution(StepContext context, String server, int within) {
            super(context);
            this.server = server;
            this.within = within;
        }

        @Override
        protected List<Map<String, Object>> work() throws Exception {
            Run<?, ?> run = build();
            List<ServerPath> paths = paths(RunInventory.of(run).read());
            SshKeyring keys = SshKeyring.forPaths(run, paths);
            CheckResult result =
                    near(new PathCheck(paths, keys, StatusKeyring.forPaths(run, paths), within, listener()));
            List<Map<String, Object>> verdicts = new ArrayList<>();
            for (PathVerdict verdict : result.verdicts()) {
                listener().getLogger().println(VerdictLine.of(verdict));
                verdicts.add(VerdictDocument.fields(verdict));
            }
            if (!result.allReachable()) {
                throw new ConnectionException(ConnectionException.Reason.UNREACHABLE, result.failure(), null);
            }
            return verdicts;
        }

        private List<ServerPath> paths(Inventory inventory) throws AbortException {
            if (server == null) {
                return TunnelCheck.allPaths(inventory);
            }
            NamedServer.check(inventory, "tunnelCheck", server);
            return inventory.pathsTo(server);
        }

        @Override
        public String getStatus() {
            return "probing the paths to " + (server == null ? "every server" : server);
        }

        @Override
        protected String restartSentence() {
            return "The controller restarted while paths were probed: nothing was changed, run the build again";
        }
    }

    /** What is known of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "tunnelCheck";
        }

        @Override
        public String getDisplayName() {
            return "Check the paths to servers";
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            Object named = namedArgs.get("server");
            return named == null ? "all" : named.toString();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
