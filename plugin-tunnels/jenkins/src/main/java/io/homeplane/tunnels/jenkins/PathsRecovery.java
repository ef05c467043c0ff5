package io.homeplane.tunnels.jenkins;

import hudson.model.TaskListener;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.recover.Recovery;
import io.homeplane.tunnels.recover.RecoveryPlan;
import io.homeplane.tunnels.recover.RecoveryReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jenkins.security.MasterToSlaveCallable;

/** A recovery on its way to the machine whose paths are down. */
final class PathsRecovery extends MasterToSlaveCallable<ArrayList<RecoveryReport>, InterruptedException> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<RecoveryPlan> plans;
    private final SshKeyring keys;
    private final int window;
    private final TaskListener listener;

    PathsRecovery(List<RecoveryPlan> plans, SshKeyring keys, int window, TaskListener listener) {
        this.plans = new ArrayList<>(plans);
        this.keys = keys;
        this.window = window;
        this.listener = listener;
    }

    @Override
    public ArrayList<RecoveryReport> call() throws InterruptedException {
        Consumer<String> log = listener.getLogger()::println;
        SshConnector ssh = new SshConnector(keys, ConnectTimeouts.DEFAULT, log);
        try (Connections connections = new Connections(ssh)) {
            return new ArrayList<>(Recovery.over(ssh, connections).recover(plans, Duration.ofSeconds(window), log));
        }
    }
}
