package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Entry;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML text to documents. The parser gives the values, {@link YamlComments} the comments between them. */
final class YamlReader {
    private static final int DEEPEST = 200;
    private static final int SMALLEST_BUFFER = 1024;

    /** The parser copies a scalar as it has it so far for each buffer that it goes on in. */
    private static final int BUFFERS = 16;

    private static final int MOST_ALIASED_NODES = 100_000;

    private final String file;
    private final LongWords longWords;
    private final Iterator<Event> events;
    private final YamlComments comments;
    private final Map<Anchor, Node> anchors = new HashMap<>();
    private final Map<Anchor, Integer> sizes = new HashMap<>();
    private int nodes;
    private int aliased;

    YamlReader(String file, String text) {
        this.file = file;
        longWords = new LongWords(text);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(SMALLEST_BUFFER, longWords.text().length() / BUFFERS))
                .build();
        events = new Parse(settings).parseString(longWords.text()).iterator();
        comments = new YamlComments(longWords);
    }

    List<Branch> read() throws SecretException {
        try {
            return documents();
        } catch (MarkedYamlEngineException e) {
            // Its message quotes the text around the problem, so only the position is kept.
            throw Malformed.text(
                    file + e.getProblemMark().map(YamlReader::position).orElse(""), "YAML");
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw Malformed.text(file, "YAML");
        }
    }

    private List<Branch> documents() throws SecretException {
        List<Branch> documents = new ArrayList<>();
        next();
        Event event = next();
        while (event.getEventId() == Event.ID.DocumentStart) {
            documents.add(document(next()));
            anchors.clear();
            next();
            event = next();
        }
        return documents;
    }

    private Branch document(Event event) throws SecretException {
        Node root = node(event, 0);
        if (root instanceof Branch branch) {
            return branch;
        }
        if (root instanceof Leaf leaf && leaf.type() == Leaf.Type.NULL) {
            return new Branch();
        }
        throw new SecretException(
                SecretException.Kind.MALFORMED,
                file + event.getStartMark().map(YamlReader::position).orElse("")
                        + ": a document that is not a mapping cannot be a SOPS file");
    }

    private Node node(Event event, int depth) throws SecretException {
        nodes++;
        int before = nodes;
        if (depth > DEEPEST) {
            throw new SecretException(
                    SecretException.Kind.TOO_BIG, file + " nests deeper than " + DEEPEST + " levels and is not read");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        Node node;
        Optional<Anchor> anchor;
        if (event instanceof ScalarEvent scalar) {
            node = YamlScalar.of(longWords.restore(scalar.getValue()), scalar.isPlain(), scalar.getTag());
            anchor = scalar.getAnchor();
        } else {
            CollectionStartEvent start = (CollectionStartEvent) event;
            node = start.getEventId() == Event.ID.MappingStart ? mapping(start, depth) : sequence(start, depth);
            anchor = start.getAnchor();
        }
        anchor.ifPresent(name -> {
            anchors.put(name, node);
            sizes.put(name, nodes - before + 1);
        });
        return node;
    }

    private Node alias(AliasEvent alias) throws SecretException {
        Node node = anchors.get(alias.getAlias());
        if (node == null) {
            throw Malformed.text(
                    file + alias.getStartMark().map(YamlReader::position).orElse(""), "a known YAML anchor");
        }
        int size = sizes.get(alias.getAlias());
        aliased += size;
        // An alias in an anchored value counts with all that it stands for.
        nodes += size;
        if (aliased > MOST_ALIASED_NODES) {
            throw new SecretException(
                    SecretException.Kind.TOO_BIG,
                    file + " expands to more than " + MOST_ALIASED_NODES
                            + " values through its aliases and is not read");
        }
        return node;
    }

    private Branch mapping(CollectionStartEvent start, int depth) throws SecretException {
        Branch branch = new Branch();
        Set<String> keys = new HashSet<>();
        int column = start.isFlow() ? 0 : Integer.MAX_VALUE;
        while (true) {
            Event event = next();
            comments.takeInline().ifPresent(comment -> beforeLast(branch.entries(), Entry.of(comment)));
            if (event.getEventId() == Event.ID.MappingEnd) {
                comments.takeFrom(column).forEach(branch::comment);
                return branch;
            }
            column = Math.min(column, column(event));
            comments.takeAll().forEach(branch::comment);
            String key = key(event, depth);
            if (!keys.add(key)) {
                throw Malformed.duplicate(
                        file + event.getStartMark().map(YamlReader::position).orElse(""), key);
            }
            Event value = next();
            if (!(value instanceof CollectionStartEvent)) {
                comments.takeAll().forEach(branch::comment);
            }
            branch.put(key, node(value, depth + 1));
        }
    }

    private Sequence sequence(CollectionStartEvent start, int depth) throws SecretException {
        Sequence sequence = new Sequence();
        int column = start.isFlow() ? 0 : column(start);
        while (true) {
            Event event = next();
            comments.takeInline().ifPresent(comment -> beforeLast(sequence.items(), comment));
            if (event.getEventId() == Event.ID.SequenceEnd) {
                sequence.items().addAll(comments.takeFrom(column));
                return sequence;
            }
            sequence.items().addAll(comments.takeAll());
            sequence.items().add(node(event, depth + 1));
        }
    }

    private static <T> void beforeLast(List<T> list, T item) {
        list.add(Math.max(0, list.size() - 1), item);
    }

    private String key(Event event, int depth) throws SecretException {
        Node key = node(event, depth + 1);
        if (key instanceof Leaf leaf && leaf.type() == Leaf.Type.STRING) {
            return leaf.text();
        }
        throw new SecretException(
                SecretException.Kind.MALFORMED,
                file + event.getStartMark().map(YamlReader::position).orElse("")
                        + ": a key that is not text cannot stand in a SOPS file; put quotes around it");
    }

    private Event next() {
        Event event = events.next();
        comments.upTo(event);
        return event;
    }

    private static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(0);
    }

    private static String position(Mark mark) {
        return ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }
}
