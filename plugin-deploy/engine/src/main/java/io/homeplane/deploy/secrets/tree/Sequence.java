package io.homeplane.deploy.secrets.tree;

import java.util.ArrayList;
import java.util.List;

/** A list, with the comments between its items. */
public final class Sequence implements Node {
    private final List<Node> items = new ArrayList<>();

    public List<Node> items() {
        return items;
    }
}
