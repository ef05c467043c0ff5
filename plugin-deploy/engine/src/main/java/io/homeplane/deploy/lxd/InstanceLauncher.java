package io.homeplane.deploy.lxd;

import io.homeplane.deploy.progress.Progress;
import io.homeplane.tunnels.connect.Connector;

/** Creates or updates an instance to its described state, starts it and waits for its address. */
public final class InstanceLauncher {
    private final Connector connector;

    public InstanceLauncher(Connector connector) {
        this.connector = connector;
    }

    /**
     * Makes the instance run as described; changes nothing when it does already.
     *
     * @throws InstanceException when it does not; the message says why
     */
    @SuppressWarnings("DoNotCallSuggester") // until its body lands
    public LaunchResult launch(LaunchRequest request, Progress progress)
            throws InstanceException, InterruptedException {
        throw new UnsupportedOperationException(connector.toString());
    }
}
