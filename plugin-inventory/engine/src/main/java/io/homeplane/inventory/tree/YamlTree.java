package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML to a tree. Anchors, aliases and merge keys are resolved; tags are ignored, because nothing that Homeplane reads from
 * YAML needs them. Depth and size are counted while parsing, so that neither deep nesting nor aliases of aliases cost more than the limits.
 */
public final class YamlTree {
    private YamlTree() {}

    /**
     * Reads the first document of a YAML text.
     *
     * @param file the name for positions
     * @param text as {@link SourceText} gives it
     * @return the document; empty when there is none or it is broken, which is a problem
     */
    public static Optional<Node> parse(String file, String text, TreeLimits limits, Problems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(limits.bytes())
                .build();
        try {
            return new YamlTreeBuilder(file, limits)
                    .document(new Events(new Parse(settings).parseString(text).iterator()));
        } catch (BrokenYamlException broken) {
            problems.add(ProblemCode.YAML_SYNTAX, broken.position(), file, broken.getMessage(), "");
        } catch (MarkedYamlEngineException broken) {
            Position position =
                    broken.getProblemMark().map(mark -> at(file, mark)).orElseGet(() -> Position.of(file));
            problems.add(ProblemCode.YAML_SYNTAX, position, file, sentence(broken), "");
        } catch (YamlEngineException broken) {
            problems.add(ProblemCode.YAML_SYNTAX, Position.of(file), file, String.valueOf(broken.getMessage()), "");
        }
        return Optional.empty();
    }

    static Position at(String file, Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String sentence(MarkedYamlEngineException broken) {
        String problem = String.valueOf(broken.getProblem());
        String context = broken.getContext();
        return context == null || context.isEmpty() ? problem : context + ": " + problem;
    }

    /** The parser's events one by one, without those that carry nothing. */
    static final class Events {
        private final Iterator<Event> events;

        Events(Iterator<Event> events) {
            this.events = events;
        }

        /** The next event of a value or the end of one; null at the end of the document. */
        Event next() {
            while (events.hasNext()) {
                Event event = events.next();
                switch (event.getEventId()) {
                    case StreamStart, DocumentStart, Comment -> {}
                    case StreamEnd, DocumentEnd -> {
                        return null;
                    }
                    default -> {
                        return event;
                    }
                }
            }
            return null;
        }

        static boolean starts(Event event) {
            return event instanceof ScalarEvent
                    || event instanceof SequenceStartEvent
                    || event instanceof MappingStartEvent
                    || event instanceof AliasEvent;
        }

        static Optional<String> anchor(Event event) {
            return event instanceof NodeEvent node && !(event instanceof AliasEvent)
                    ? node.getAnchor().map(anchor -> anchor.getValue())
                    : Optional.empty();
        }
    }
}
