package io.homeplane.deploy.secrets.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps long words, such as the base64 of a large value, out of what a YAML parser reads.
 *
 * <p>The parser holds a scalar as four bytes a character and copies it for every buffer that it goes on in. Letters, digits
 * and {@code + / =} mean nothing to it, so a short word may stand for a long one until its scalar is read.
 */
final class LongWords {
    private static final int LONG = 64 * 1024;
    private static final String MARK = "LongWord";
    private static final Pattern STAND_IN = Pattern.compile(MARK + "([0-9]+)End");

    private final List<String> words = new ArrayList<>();
    private final String text;

    LongWords(String text) {
        // Where the text itself has such words, the parser gets it as it is.
        this.text = text.contains(MARK) ? text : cut(text);
    }

    /** The text without its long words. */
    String text() {
        return text;
    }

    /** A part of the text with the words that belong there. */
    String restore(String part) {
        if (words.isEmpty() || !part.contains(MARK)) {
            return part;
        }
        return STAND_IN.matcher(part)
                .replaceAll(found -> Matcher.quoteReplacement(words.get(Integer.parseInt(found.group(1)))));
    }

    private String cut(String whole) {
        StringBuilder shortened = null;
        int kept = 0;
        int start = 0;
        while (start < whole.length()) {
            int end = endOfWord(whole, start);
            if (end - start >= LONG) {
                shortened = shortened == null ? new StringBuilder() : shortened;
                shortened
                        .append(whole, kept, start)
                        .append(MARK)
                        .append(words.size())
                        .append("End");
                words.add(whole.substring(start, end));
                kept = end;
            }
            start = end + 1;
        }
        return shortened == null
                ? whole
                : shortened.append(whole, kept, whole.length()).toString();
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && isInWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isInWord(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '+'
                || character == '/'
                || character == '=';
    }
}
