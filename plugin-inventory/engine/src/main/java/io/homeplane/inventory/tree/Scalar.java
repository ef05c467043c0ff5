package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;

/**
 * A single value.
 *
 * @param text its text without quotes; numbers and booleans as they are printed, empty for {@link Kind#NULL}
 */
public record Scalar(Position position, Kind kind, String text) implements Node {
    /** What the format says the value is. */
    public enum Kind {
        TEXT("text"),
        INTEGER("a whole number"),
        FLOAT("a number"),
        BOOLEAN("a boolean"),
        TIME("a date or time"),
        NULL("nothing"),
        /** What {@code !reset} stands at in YAML: it takes an earlier value away. */
        RESET("nothing");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    @Override
    public String described() {
        return kind.words;
    }
}
