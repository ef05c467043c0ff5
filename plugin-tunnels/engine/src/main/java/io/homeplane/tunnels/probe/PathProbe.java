package io.homeplane.tunnels.probe;

import io.homeplane.inventory.model.ServerPath;
import java.time.Duration;

/** Finds out whether a path is up; the port through which the checks see the world. */
@FunctionalInterface
public interface PathProbe {
    /**
     * Probes one path, layer by layer; a failure is a verdict, not an exception.
     *
     * @param timeout the verdict comes within it
     */
    PathVerdict probe(ServerPath path, Duration timeout) throws InterruptedException;
}
