package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;

/** One thing that is not TOML, with its place; it never leaves {@link TomlTree}. */
final class BrokenTomlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Position position;
    private final String hint;

    BrokenTomlException(Position position, String message, String hint) {
        super(message, null, false, false);
        this.position = position;
        this.hint = hint;
    }

    Position position() {
        return position;
    }

    String hint() {
        return hint;
    }
}
