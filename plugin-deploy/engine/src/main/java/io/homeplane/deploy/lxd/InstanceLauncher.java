package io.homeplane.deploy.lxd;

import io.homeplane.deploy.lxd.InstanceException.Kind;
import io.homeplane.deploy.progress.Progress;
import io.homeplane.deploy.reach.BestPath;
import io.homeplane.inventory.model.Instance;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.Connector;
import java.io.IOException;

/** Creates or updates an instance to its described state, starts it and waits for its address. */
public final class InstanceLauncher {
    private final BestPath paths;

    public InstanceLauncher(Connector connector) {
        this.paths = new BestPath(connector);
    }

    /**
     * Makes the instance run as described; changes nothing when it does already.
     *
     * @throws InstanceException when it does not; the message says why
     */
    public LaunchResult launch(LaunchRequest request, Progress progress)
            throws InstanceException, InterruptedException {
        Instance instance = request.instance();
        try (Connection connection = paths.connect(instance.server(), request.paths(), progress)) {
            String socket = LxdSocket.find(connection, instance.server());
            try (LxdClient lxd = new LxdClient(connection.forward(socket))) {
                return new Launch(lxd, instance, request.timeout(), progress).run();
            }
        } catch (ConnectionException e) {
            throw new InstanceException(
                    Kind.UNREACHABLE, "Instance " + instance.name() + " was not launched: " + e.getMessage(), e);
        } catch (LxdClient.LxdError e) {
            throw new InstanceException(
                    Kind.REFUSED,
                    "Instance " + instance.name() + " on " + instance.server() + " was not launched: LXD says \""
                            + e.getMessage() + "\"",
                    e);
        } catch (IOException e) {
            throw new InstanceException(
                    Kind.NO_LXD,
                    "Instance " + instance.name() + " was not launched: LXD on " + instance.server()
                            + " does not answer (" + e.getMessage() + "); look whether it runs",
                    e);
        }
    }
}
