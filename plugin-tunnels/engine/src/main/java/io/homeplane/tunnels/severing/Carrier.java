package io.homeplane.tunnels.severing;

import java.util.Optional;

/**
 * A stack that a path needs.
 *
 * @param strength whether the path is cut without it, or only cannot be made anew
 * @param because a clause such as {@code its container gerbil relays pangolin}
 * @param container the one of its containers that the path needs; empty when a stack is stated as a whole
 */
record Carrier(String stack, Strength strength, String because, Optional<PlacedContainer> container) {
    /** How much a path needs a stack. */
    enum Strength {
        /** The path is cut while it restarts. */
        CARRIES,
        /** What is connected stays so; nothing connects anew while it restarts. */
        WEAKENS
    }

    static Carrier stated(String stack) {
        return new Carrier(stack, Strength.CARRIES, "carried_by states it", Optional.empty());
    }

    static Carrier carries(PlacedContainer container, String because) {
        return new Carrier(container.stack(), Strength.CARRIES, because, Optional.of(container));
    }

    static Carrier weakens(PlacedContainer container, String because) {
        return new Carrier(container.stack(), Strength.WEAKENS, because, Optional.of(container));
    }
}
