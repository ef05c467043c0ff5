package io.homeplane.tunnels.probe;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.view.TunnelLook;
import io.homeplane.tunnels.view.TunnelView;
import io.homeplane.tunnels.view.TunnelView.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Probes a path from outside and asks the tunnel below it at the same time. What the tunnel says is the cause of what the probe finds:
 * it decides the layer of a path that is down, and whether one that works does so directly.
 */
final class WholeProbe implements PathProbe {
    private final PathProbe protocol;
    private final TunnelLook tunnels;

    WholeProbe(PathProbe protocol, TunnelLook tunnels) {
        this.protocol = protocol;
        this.tunnels = tunnels;
    }

    @Override
    public PathVerdict probe(ServerPath path, Duration timeout) throws InterruptedException {
        long start = System.nanoTime();
        Optional<TunnelLook.Asking> asking = tunnels.ask(path, timeout);
        if (asking.isEmpty()) {
            return protocol.probe(path, timeout);
        }
        try (TunnelLook.Asking open = asking.get()) {
            PathVerdict verdict = protocol.probe(path, timeout);
            return merged(verdict, open.answer(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    static PathVerdict merged(PathVerdict verdict, TunnelView view, Duration took) {
        boolean down = verdict.verdict() == Verdict.DOWN;
        if (view.standing() == Standing.UNKNOWN) {
            boolean stated = verdict.path().status().stated();
            return !stated
                    ? verdict
                    : down ? because(verdict, verdict.layer(), view, false, took) : weak(verdict, view, took);
        }
        if (down) {
            return view.standing() == Standing.DOWN
                    ? because(verdict, Layer.TUNNEL, view, true, took)
                    : copy(verdict, Verdict.DOWN, verdict.layer(), verdict.reason(), view, took);
        }
        boolean relayed = view.relay() && !verdict.path().status().relayExpected();
        return view.standing() != Standing.UP || relayed
                ? weak(verdict, view, took)
                : copy(verdict, verdict.verdict(), verdict.layer(), verdict.reason(), view, took);
    }

    /** Down, with what the tunnel says of it before or after what the probe found. */
    private static PathVerdict because(
            PathVerdict verdict, Layer layer, TunnelView view, boolean first, Duration took) {
        String reason = first ? view.sentence() + " " + verdict.reason() : verdict.reason() + " " + view.sentence();
        return copy(verdict, Verdict.DOWN, layer, reason, view, took);
    }

    private static PathVerdict weak(PathVerdict verdict, TunnelView view, Duration took) {
        String reason = (view.sentence() + " " + verdict.reason()).strip();
        return copy(verdict, Verdict.DEGRADED, Layer.TUNNEL, reason, view, took);
    }

    private static PathVerdict copy(
            PathVerdict verdict, Verdict outcome, Layer layer, String reason, TunnelView view, Duration took) {
        List<LayerVerdict> layers = new ArrayList<>(verdict.layers());
        boolean stands = view.standing() == Standing.UP || view.standing() == Standing.WEAK;
        layers.add(new LayerVerdict(Layer.TUNNEL, stands, took));
        return new PathVerdict(verdict.path(), outcome, layer, reason, took.toMillis(), view.relay(), layers);
    }
}
