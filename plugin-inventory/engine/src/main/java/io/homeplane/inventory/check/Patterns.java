package io.homeplane.inventory.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * Komodo's lists of names in batch executions: names, wildcards ({@code *}, {@code ?}, {@code [ab]}) and {@code \regex\},
 * one a line or between commas. Regular expressions run in linear time.
 */
public final class Patterns {
    private final List<Pattern> patterns;

    private Patterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Reads a list of patterns.
     *
     * @throws PatternSyntaxException when one is no regular expression
     */
    public static Patterns parse(String text) {
        List<Pattern> patterns = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String trimmed = line.trim();
            if (trimmed.startsWith("#")) {
                continue;
            }
            boolean regex = trimmed.length() > 1 && trimmed.startsWith("\\") && trimmed.endsWith("\\");
            for (String part : regex ? new String[] {trimmed} : trimmed.split(",", -1)) {
                if (!part.isBlank()) {
                    patterns.add(one(part.trim()));
                }
            }
        }
        return new Patterns(patterns);
    }

    /** True when one of the patterns means the name. */
    public boolean match(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).find());
    }

    private static Pattern one(String text) {
        if (text.length() > 1 && text.startsWith("\\") && text.endsWith("\\")) {
            return Pattern.compile(text.substring(1, text.length() - 1));
        }
        StringBuilder regex = new StringBuilder("^");
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            int close = character == '[' ? text.indexOf(']', at + 2) : -1;
            if (close > 0) {
                String set = text.substring(at + 1, close);
                regex.append('[')
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                at = close;
            } else {
                regex.append(
                        switch (character) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(String.valueOf(character));
                        });
            }
        }
        return Pattern.compile(regex.append('$').toString());
    }
}
