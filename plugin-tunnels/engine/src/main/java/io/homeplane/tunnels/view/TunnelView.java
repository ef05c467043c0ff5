package io.homeplane.tunnels.view;

import java.io.Serializable;

/**
 * What a tunnel says of itself.
 *
 * @param sentence what is wrong and what to do, or where a relay is; empty when all is well
 * @param relay true when it goes through a relay instead of directly
 */
public record TunnelView(Standing standing, String sentence, boolean relay) implements Serializable {
    /** How a tunnel is. */
    public enum Standing {
        UP,
        /** It works, and something of it needs care. */
        WEAK,
        DOWN,
        /** It could not be asked. */
        UNKNOWN
    }

    static TunnelView up() {
        return new TunnelView(Standing.UP, "", false);
    }

    static TunnelView relayed(String sentence) {
        return new TunnelView(Standing.UP, sentence, true);
    }

    static TunnelView weak(String sentence) {
        return new TunnelView(Standing.WEAK, sentence, false);
    }

    static TunnelView down(String sentence) {
        return new TunnelView(Standing.DOWN, sentence, false);
    }

    static TunnelView unknown(String sentence) {
        return new TunnelView(Standing.UNKNOWN, sentence, false);
    }
}
