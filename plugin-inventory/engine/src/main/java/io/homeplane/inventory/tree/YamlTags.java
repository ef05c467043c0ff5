package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Compose's own tags, which say how a value is merged with that of an earlier file. */
final class YamlTags {
    private static final String RESET = "!reset";

    private YamlTags() {}

    /** The value as its tag has it; any other tag says nothing. */
    static Node tagged(Event event, Position position, Node node) {
        String tag = tag(event).orElse("");
        if (tag.equals(RESET)) {
            return new Scalar(position, Scalar.Kind.RESET, "");
        }
        return tag.equals(Table.OVERRIDE)
                ? new Table(position, Map.of(Table.OVERRIDE, new Table.Entry(position, node)))
                : node;
    }

    private static Optional<String> tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
    }
}
