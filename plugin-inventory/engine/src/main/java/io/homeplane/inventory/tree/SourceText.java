package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes of a file to text that a parser may see: UTF-8, within the limits, without a byte order mark. */
public final class SourceText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final char REPLACEMENT = '\uFFFD';

    private SourceText() {}

    /**
     * The text of a file; empty with a problem added when it cannot be parsed as text.
     *
     * @param file the name for positions
     */
    public static Optional<String> decode(String file, byte[] bytes, TreeLimits limits, Problems problems) {
        if (bytes.length > limits.bytes()) {
            problems.add(
                    ProblemCode.TOO_LARGE,
                    Position.of(file),
                    file,
                    "the file has " + bytes.length + " bytes, more than the " + limits.bytes() + " that are read",
                    "split it into several files");
            return Optional.empty();
        }
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        // What stands for a byte that is none; the file may also have it as a character of its own.
        if (decoded.indexOf(REPLACEMENT) >= 0) {
            CharBuffer text = CharBuffer.allocate(bytes.length + 1);
            CoderResult result = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes), text, true);
            if (result.isError()) {
                String valid = text.flip().toString();
                problems.add(
                        ProblemCode.NOT_UTF8,
                        at(file, valid, valid.length()),
                        file,
                        "a byte here is not UTF-8",
                        "save the file with the encoding UTF-8");
                return Optional.empty();
            }
        }
        String unmarked = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK ? decoded.substring(1) : decoded;
        return withinLines(file, unmarked, limits, problems) ? Optional.of(unmarked) : Optional.empty();
    }

    private static boolean withinLines(String file, String text, TreeLimits limits, Problems problems) {
        int line = 1;
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            if (stop - start > limits.lineLength()) {
                problems.add(
                        ProblemCode.TOO_LARGE,
                        new Position(file, line, limits.lineLength()),
                        file,
                        "the line has " + (stop - start) + " characters, more than the " + limits.lineLength()
                                + " that are read",
                        "break it into several lines");
                return false;
            }
            line++;
            start = stop + 1;
        }
        return true;
    }

    /** The place of a character of a text. */
    static Position at(String file, String text, int index) {
        String before = text.substring(0, index);
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        return new Position(file, line, index - before.lastIndexOf('\n'));
    }
}
