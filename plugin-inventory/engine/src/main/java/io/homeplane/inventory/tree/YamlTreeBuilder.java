package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Makes one tree from one stream of events. */
final class YamlTreeBuilder {
    private static final String MERGE_KEY = "<<";

    private final String file;
    private final TreeLimits limits;
    private final Map<String, Node> anchors = new HashMap<>();
    private final Map<String, Long> weights = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private long nodes;

    YamlTreeBuilder(String file, TreeLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    Optional<Node> document(YamlTree.Events events) throws BrokenYamlException {
        Event first = events.next();
        return first == null ? Optional.empty() : Optional.of(node(first, events, 0));
    }

    private Node node(Event event, YamlTree.Events events, int depth) throws BrokenYamlException {
        Position position = at(event);
        if (depth > limits.depth()) {
            throw new BrokenYamlException(position, "nested more than " + limits.depth() + " levels deep");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias, position);
        }
        count(1, position);
        Optional<String> anchor = YamlTree.Events.anchor(event);
        long before = nodes;
        anchor.ifPresent(open::add);
        Node node = YamlTags.tagged(event, position, value(event, events, position, depth));
        if (anchor.isPresent()) {
            String name = anchor.get();
            open.remove(name);
            anchors.put(name, node);
            weights.put(name, nodes - before + 1);
        }
        return node;
    }

    private Node value(Event event, YamlTree.Events events, Position position, int depth) throws BrokenYamlException {
        if (event instanceof ScalarEvent scalar) {
            return scalar.isPlain()
                    ? YamlScalars.plain(position, scalar.getValue())
                    : new Scalar(position, Scalar.Kind.TEXT, scalar.getValue());
        }
        if (event instanceof SequenceStartEvent) {
            return sequence(events, position, depth);
        }
        if (event instanceof MappingStartEvent) {
            return table(events, position, depth);
        }
        throw new BrokenYamlException(position, "expected a value");
    }

    private Sequence sequence(YamlTree.Events events, Position position, int depth) throws BrokenYamlException {
        List<Node> items = new ArrayList<>();
        Event event = events.next();
        while (event != null && YamlTree.Events.starts(event)) {
            items.add(node(event, events, depth + 1));
            event = events.next();
        }
        return new Sequence(position, items);
    }

    private Table table(YamlTree.Events events, Position position, int depth) throws BrokenYamlException {
        Map<String, Table.Entry> own = new LinkedHashMap<>();
        List<Table> merged = new ArrayList<>();
        Event event = events.next();
        while (event != null && YamlTree.Events.starts(event)) {
            Position keyPosition = at(event);
            String key = key(event, events, depth);
            Event valueEvent = events.next();
            if (valueEvent == null) {
                throw new BrokenYamlException(keyPosition, "the key " + key + " has no value");
            }
            Node value = node(valueEvent, events, depth + 1);
            if (key.equals(MERGE_KEY)) {
                addMerged(value, merged);
            } else if (own.putIfAbsent(key, new Table.Entry(keyPosition, value)) != null) {
                throw new BrokenYamlException(
                        keyPosition,
                        "the key " + key + " is already at line "
                                + own.get(key).key().line());
            }
            event = events.next();
        }
        for (Table table : merged) {
            table.entries().forEach(own::putIfAbsent);
        }
        return new Table(position, own);
    }

    private String key(Event event, YamlTree.Events events, int depth) throws BrokenYamlException {
        if (node(event, events, depth + 1) instanceof Scalar scalar) {
            return scalar.text();
        }
        throw new BrokenYamlException(at(event), "a key must be a single value");
    }

    private static void addMerged(Node value, List<Table> merged) throws BrokenYamlException {
        if (value instanceof Table table) {
            merged.add(table);
            return;
        }
        List<Node> items = value instanceof Sequence sequence ? sequence.items() : List.of(value);
        for (Node item : items) {
            if (!(item instanceof Table table)) {
                throw new BrokenYamlException(
                        item.position(), "a merge key (<<) takes tables, found " + item.described());
            }
            merged.add(table);
        }
    }

    private Node aliased(AliasEvent alias, Position position) throws BrokenYamlException {
        String name = alias.getAlias().getValue();
        Node node = anchors.get(name);
        if (open.contains(name)) {
            throw new BrokenYamlException(position, "the alias *" + name + " contains itself");
        }
        if (node == null) {
            throw new BrokenYamlException(position, "the alias *" + name + " has no anchor &" + name + " before it");
        }
        count(weights.getOrDefault(name, 1L), position);
        return node;
    }

    private void count(long more, Position position) throws BrokenYamlException {
        nodes += more;
        if (nodes > limits.nodes()) {
            throw new BrokenYamlException(
                    position, "with its aliases resolved the file has more than " + limits.nodes() + " values");
        }
    }

    private Position at(Event event) {
        return event.getStartMark().map(mark -> YamlTree.at(file, mark)).orElseGet(() -> Position.of(file));
    }
}
