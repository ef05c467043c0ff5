package io.homeplane.deploy.jenkins;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.homeplane.deploy.lxd.InstanceException;
import io.homeplane.deploy.lxd.InstanceLauncher;
import io.homeplane.deploy.lxd.LaunchRequest;
import io.homeplane.deploy.lxd.LaunchResult;
import io.homeplane.inventory.jenkins.Aborted;
import io.homeplane.inventory.model.Instance;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.jenkins.SshKeyring;
import java.time.Duration;
import java.util.ArrayList;
import jenkins.security.MasterToSlaveCallable;

/** A launch on its way to the machine that opens the connection. */
final class InstanceLaunch extends MasterToSlaveCallable<LaunchResult, Exception> {
    private static final long serialVersionUID = 1L;

    private final Instance instance;
    private final ArrayList<ServerPath> paths;
    private final Duration timeout;
    private final SshKeyring keys;
    private final TaskListener listener;

    InstanceLaunch(LaunchRequest request, SshKeyring keys, TaskListener listener) {
        this.instance = request.instance();
        this.paths = new ArrayList<>(request.paths());
        this.timeout = request.timeout();
        this.keys = keys;
        this.listener = listener;
    }

    @Override
    public LaunchResult call() throws AbortException, InterruptedException {
        try {
            try (Connections connections = keys.connections(listener)) {
                LogProgress progress = new LogProgress(listener, instance.name());
                return new InstanceLauncher(connections).launch(new LaunchRequest(instance, paths, timeout), progress);
            }
        } catch (InstanceException failure) {
            throw Aborted.by(failure);
        }
    }
}
