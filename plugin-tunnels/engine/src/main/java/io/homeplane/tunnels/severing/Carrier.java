package io.homeplane.tunnels.severing;

/**
 * A stack that a path needs.
 *
 * @param strength whether the path is cut without it, or only cannot be made anew
 * @param because a clause such as {@code its container gerbil relays pangolin}
 */
record Carrier(String stack, Strength strength, String because) {
    /** How much a path needs a stack. */
    enum Strength {
        /** The path is cut while it restarts. */
        CARRIES,
        /** What is connected stays so; nothing connects anew while it restarts. */
        WEAKENS
    }

    static Carrier carries(PlacedContainer container, String because) {
        return new Carrier(container.stack(), Strength.CARRIES, because);
    }

    static Carrier weakens(PlacedContainer container, String because) {
        return new Carrier(container.stack(), Strength.WEAKENS, because);
    }
}
