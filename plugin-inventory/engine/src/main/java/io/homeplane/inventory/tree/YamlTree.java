package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import java.util.Collections;
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
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

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
        Events events = new Events(file);
        try {
            events.of(new Parse(settings).parseString(text).iterator());
            return new YamlTreeBuilder(file, limits).document(events);
        } catch (BrokenYamlException broken) {
            problems.add(ProblemCode.YAML_SYNTAX, broken.position(), file, broken.getMessage(), "");
        } catch (MarkedYamlEngineException broken) {
            Position position =
                    broken.getProblemMark().map(mark -> at(file, mark)).orElseGet(events::position);
            problems.add(ProblemCode.YAML_SYNTAX, position, file, sentence(broken), "");
        } catch (ReaderException broken) {
            String character = String.format("the character U+%04X may not stand in YAML", broken.getCodePoint());
            problems.add(ProblemCode.YAML_SYNTAX, firstUnprintable(file, text), file, character, "remove it");
        } catch (IllegalArgumentException broken) {
            // How the parser says that the digits of an escape are cut off by the end of the file.
            String escape = "an escape in a quoted text behind this place is no character";
            problems.add(ProblemCode.YAML_SYNTAX, events.position(), file, escape, "");
        } catch (YamlEngineException broken) {
            problems.add(ProblemCode.YAML_SYNTAX, events.position(), file, String.valueOf(broken.getMessage()), "");
        }
        return Optional.empty();
    }

    static Position at(String file, Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The parser reads ahead of what it understands, and counts in its own buffer: the place is that in the text. */
    private static Position firstUnprintable(String file, String text) {
        int index = 0;
        while (index < text.length() && StreamReader.isPrintable(text.codePointAt(index))) {
            index += Character.charCount(text.codePointAt(index));
        }
        return SourceText.at(file, text, index);
    }

    private static String sentence(MarkedYamlEngineException broken) {
        String problem = String.valueOf(broken.getProblem());
        String context = broken.getContext();
        return context == null || context.isEmpty() ? problem : context + ": " + problem;
    }

    /** The parser's events one by one, without those that carry nothing. */
    static final class Events {
        private Iterator<Event> events = Collections.emptyIterator();
        private final String file;
        private Optional<Mark> last = Optional.empty();

        Events(String file) {
            this.file = file;
        }

        /** Where the parser is, for what it says without a place. */
        private Position position() {
            return last.map(mark -> at(file, mark)).orElseGet(() -> new Position(file, 1, 1));
        }

        private void of(Iterator<Event> parsed) {
            events = parsed;
        }

        /** The next event of a value or the end of one; null at the end of the document. */
        Event next() {
            while (events.hasNext()) {
                Event event = events.next();
                last = event.getEndMark().or(() -> last);
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
