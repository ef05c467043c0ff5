package io.homeplane.tunnels.jenkins;

import hudson.model.TaskListener;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.probe.CheckResult;
import io.homeplane.tunnels.probe.TunnelCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jenkins.security.MasterToSlaveCallable;

/** A check on its way to the machine whose paths are probed. */
final class PathCheck extends MasterToSlaveCallable<CheckResult, InterruptedException> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<ServerPath> paths;
    private final SshKeyring keys;
    private final StatusKeyring tokens;
    private final int within;
    private final TaskListener listener;

    PathCheck(List<ServerPath> paths, SshKeyring keys, StatusKeyring tokens, int within, TaskListener listener) {
        this.paths = new ArrayList<>(paths);
        this.keys = keys;
        this.tokens = tokens;
        this.within = within;
        this.listener = listener;
    }

    @Override
    public CheckResult call() throws InterruptedException {
        ConnectTimeouts timeouts = ConnectTimeouts.DEFAULT;
        SshConnector connector = new SshConnector(keys, timeouts, listener.getLogger()::println);
        return TunnelCheck.over(connector, tokens)
                .within(paths, timeouts.total(), Duration.ofSeconds(within), this::report);
    }

    private void report(CheckResult round) {
        listener.getLogger().println("Not yet: " + round.failure());
    }
}
