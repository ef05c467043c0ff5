package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;

/** YAML that parses but that no tree can be made of; it never leaves {@link YamlTree}. */
final class BrokenYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Position position;

    BrokenYamlException(Position position, String message) {
        super(message);
        this.position = position;
    }

    Position position() {
        return position;
    }
}
