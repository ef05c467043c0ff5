package io.homeplane.tunnels.connect;

/** Hears of each layer a connection has passed, as it passes it. */
@FunctionalInterface
public interface LayerListener {
    /** Hears nothing. */
    LayerListener SILENT = layer -> {};

    /** The connection has this layer behind it. */
    void passed(Layer layer);
}
