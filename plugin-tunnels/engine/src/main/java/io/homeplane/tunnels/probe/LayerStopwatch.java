package io.homeplane.tunnels.probe;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.connect.LayerListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Times the layers of one probe and writes its verdict. */
final class LayerStopwatch implements LayerListener {
    private final ServerPath path;
    private final List<Layer> expected;
    private final List<LayerVerdict> layers = new ArrayList<>();
    private final long start = System.nanoTime();
    private long last = start;

    /** @param expected the layers such a path has, in order */
    LayerStopwatch(ServerPath path, Layer... expected) {
        this.path = path;
        this.expected = List.of(expected);
    }

    /** Comes from the thread that connects; one that was given up on may still be talking. */
    @Override
    public synchronized void passed(Layer layer) {
        note(layer, true);
    }

    synchronized PathVerdict up() {
        return verdict(Verdict.UP, expected.get(expected.size() - 1), "");
    }

    synchronized PathVerdict degraded(Layer layer, String reason) {
        return verdict(Verdict.DEGRADED, layer, reason);
    }

    /** The layer that failed is the one after the last that passed, unless the failure knows better. */
    synchronized PathVerdict down(ConnectionException failure) {
        Layer failed = switch (failure.reason().layer()) {
            case "dns" -> Layer.DNS;
            case "tunnel" -> Layer.TUNNEL;
            default -> expected.get(Math.min(layers.size(), expected.size() - 1));
        };
        note(failed, false);
        return verdict(Verdict.DOWN, failed, failure.getMessage());
    }

    private void note(Layer layer, boolean passed) {
        long now = System.nanoTime();
        layers.add(new LayerVerdict(layer, passed, Duration.ofNanos(now - last)));
        last = now;
    }

    private PathVerdict verdict(Verdict verdict, Layer layer, String reason) {
        long milliseconds = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new PathVerdict(path, verdict, layer, reason, milliseconds, false, layers);
    }
}
