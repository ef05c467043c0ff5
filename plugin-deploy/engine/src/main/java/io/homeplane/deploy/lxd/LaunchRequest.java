package io.homeplane.deploy.lxd;

import io.homeplane.deploy.lxd.InstanceException.Kind;
import io.homeplane.inventory.model.Instance;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ServerPath;
import java.time.Duration;
import java.util.List;

/**
 * One instance that is asked for.
 *
 * @param paths from the plane to the instance's server, best first
 * @param timeout for the whole, until it has an address
 */
public record LaunchRequest(Instance instance, List<ServerPath> paths, Duration timeout) {
    public LaunchRequest {
        paths = List.copyOf(paths);
    }

    /**
     * An instance as the inventory states it.
     *
     * @throws InstanceException when the inventory knows no such instance, or not its server
     */
    public static LaunchRequest of(Inventory inventory, String instance) throws InstanceException {
        Instance found = inventory
                .instance(instance)
                .orElseThrow(() -> new InstanceException(
                        Kind.UNKNOWN_INSTANCE,
                        "Instance " + instance + " is not in the inventory; add an [[instance]] table for it"));
        return of(inventory, found);
    }

    /** An instance that a pipeline describes by itself, on a server of the inventory. */
    public static LaunchRequest of(Inventory inventory, Instance instance) throws InstanceException {
        if (inventory.server(instance.server()).isEmpty()) {
            throw new InstanceException(
                    Kind.UNKNOWN_SERVER,
                    "Instance " + instance.name() + " was not launched: server " + instance.server()
                            + " is not in the inventory");
        }
        return new LaunchRequest(instance, inventory.pathsTo(instance.server()), Duration.ofMinutes(2));
    }

    public LaunchRequest within(Duration value) {
        return new LaunchRequest(instance, paths, value);
    }
}
