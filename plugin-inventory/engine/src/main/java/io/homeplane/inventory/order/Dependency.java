package io.homeplane.inventory.order;

import io.homeplane.inventory.model.Position;

/**
 * One stack waits for another one.
 *
 * @param reason as the later one's plan says it, such as {@code after db}
 * @param position where that is stated
 */
public record Dependency(String later, String earlier, Strength strength, String reason, Position position) {
    /** How binding it is: a weaker one never closes a circle of stronger ones. */
    public enum Strength {
        /** People say so. */
        STATED,
        /** Compose cannot start the one before the other. */
        NEEDED,
        /** A procedure deploys them in this order. */
        CUSTOMARY
    }

    /** Such as {@code web (after db, stacks.toml:3:1)}. */
    String shown() {
        return later + " waits for " + earlier + " (" + reason + ", " + position + ")";
    }
}
