package io.homeplane.tunnels.probe;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Layer;
import java.io.Serializable;
import java.util.List;

/**
 * What a probe found out about one path.
 *
 * @param layer the layer that failed; the last one when all passed
 * @param reason one sentence when it is not up, else empty
 * @param milliseconds the whole probe took
 * @param relay true when the tunnel goes through a relay instead of directly
 * @param layers each layer that was probed, in order
 */
public record PathVerdict(
        ServerPath path,
        Verdict verdict,
        Layer layer,
        String reason,
        long milliseconds,
        boolean relay,
        List<LayerVerdict> layers)
        implements Serializable {
    public PathVerdict {
        layers = List.copyOf(layers);
    }

    public String server() {
        return path.server();
    }

    /** True when something can be sent over it. */
    public boolean usable() {
        return verdict != Verdict.DOWN;
    }
}
