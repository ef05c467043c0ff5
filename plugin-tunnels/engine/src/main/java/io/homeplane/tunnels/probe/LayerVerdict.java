package io.homeplane.tunnels.probe;

import io.homeplane.tunnels.connect.Layer;
import java.io.Serializable;
import java.time.Duration;

/**
 * One layer of a probed path.
 *
 * @param passed false for the layer that failed; those after it are not probed
 * @param time from the layer before to this one's end
 */
public record LayerVerdict(Layer layer, boolean passed, Duration time) implements Serializable {}
