package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import java.util.List;

/** Values in order. */
public record Sequence(Position position, List<Node> items) implements Node {
    public Sequence {
        items = List.copyOf(items);
    }

    @Override
    public String described() {
        return "a list";
    }
}
