package io.homeplane.deploy.secrets;

import java.util.ArrayList;
import java.util.List;

/** A list, with the comments between its items. */
final class Sequence implements Node {
    private final List<Node> items = new ArrayList<>();

    List<Node> items() {
        return items;
    }
}
