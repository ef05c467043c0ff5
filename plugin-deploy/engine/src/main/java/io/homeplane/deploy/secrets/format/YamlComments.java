package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.tree.Comment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * The comments in the text between the events of a YAML parser.
 *
 * <p>Whatever lies between two events is white space, indicators and comments, so a {@code #} there at the start of a
 * line or after white space begins a comment. The parser's own comment events are not used: they fail on positions that
 * are valid YAML.
 */
final class YamlComments {
    private final LongWords longWords;
    private final String text;
    private final Deque<Found> pending = new ArrayDeque<>();
    private int codePoint;
    private int lastPosition;
    private int position;

    /** A comment that no level has taken yet. */
    private record Found(Comment comment, int column) {}

    YamlComments(LongWords longWords) {
        this.longWords = longWords;
        text = longWords.text();
    }

    /** Collects the comments before this event. */
    void upTo(Event event) {
        int start = position(event.getStartMark());
        int from = position;
        if (start > from) {
            collect(from, start);
            position = start;
        }
        int end = position(event.getEndMark());
        position = Math.max(position, end);
    }

    /** The comment at the end of the line of the value just read. */
    Optional<Comment> takeInline() {
        boolean inline = !pending.isEmpty() && pending.peekFirst().comment().inline();
        return inline ? Optional.of(pending.removeFirst().comment()) : Optional.empty();
    }

    /** The comments that stand as far in as {@code column}: those of a level that ends. */
    List<Comment> takeFrom(int column) {
        List<Comment> taken = new ArrayList<>();
        while (!pending.isEmpty() && pending.peekFirst().column() >= column) {
            taken.add(pending.removeFirst().comment());
        }
        return taken;
    }

    List<Comment> takeAll() {
        return takeFrom(0);
    }

    private void collect(int from, int to) {
        int index = from;
        while (index < to) {
            if (text.charAt(index) == '#' && (index == 0 || Character.isWhitespace(text.charAt(index - 1)))) {
                int end = lineEnd(index);
                int lineStart = lineStart(index);
                boolean inline = lineStart < from
                        && !text.substring(lineStart, from).isBlank()
                        && text.substring(from, index).isBlank();
                Comment comment = Comment.of(longWords.restore(text.substring(index + 1, end)), inline);
                pending.add(new Found(comment, index - lineStart));
                index = end;
            } else {
                index++;
            }
        }
    }

    private int lineStart(int within) {
        int start = within;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Marks count code points; events come in order, so the last position is where counting goes on. */
    private int position(Optional<Mark> mark) {
        int index = mark.map(Mark::getIndex).orElse(codePoint);
        if (index <= codePoint) {
            return lastPosition;
        }
        lastPosition = text.offsetByCodePoints(lastPosition, index - codePoint);
        codePoint = index;
        return lastPosition;
    }
}
