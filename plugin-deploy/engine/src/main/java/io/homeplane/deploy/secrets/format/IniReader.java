package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Leaf;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** INI text to sections; quoting, line continuation and inline comments are those of gopkg.in/ini.v1. */
final class IniReader {
    private static final String TRIPLE = "\"\"\"";

    private final String file;
    private final String text;
    private final Branch sections = new Branch();
    private final StringBuilder comment = new StringBuilder();
    private int position;
    private int line;
    private Branch section = new Branch();
    private Set<String> keys = new HashSet<>();

    IniReader(String file, byte[] bytes) {
        this.file = file;
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }

    Branch read() throws SecretException {
        sections.put(IniFormat.DEFAULT_SECTION, section);
        while (position < text.length()) {
            String current = nextLine();
            String trimmed = current.stripLeading();
            if (trimmed.isEmpty()) {
                continue;
            }
            char first = trimmed.charAt(0);
            if (first == '#' || first == ';') {
                comment.append(trimmed);
            } else if (first == '[') {
                startSection(trimmed);
            } else {
                key(trimmed);
            }
        }
        return sections;
    }

    private void startSection(String header) throws SecretException {
        int close = header.lastIndexOf(']');
        if (close < 0) {
            throw malformed();
        }
        String name = header.substring(1, close);
        section = new Branch();
        keys = new HashSet<>();
        inlineComment(header.substring(close + 1));
        sections.put(name, section);
        takeComment();
    }

    private void key(String trimmed) throws SecretException {
        int start = quoteLength(trimmed);
        String quote = trimmed.substring(0, start);
        int nameEnd = start == 0 ? 0 : trimmed.indexOf(quote, start);
        if (nameEnd < 0) {
            throw malformed();
        }
        int delimiter = delimiter(trimmed, nameEnd + start);
        if (delimiter < 0 || (start == 0 && delimiter == 0)) {
            throw malformed();
        }
        String name = trimmed.substring(start, start == 0 ? delimiter : nameEnd).strip();
        String value = value(trimmed.substring(delimiter + 1));
        if (!keys.add(name)) {
            throw Malformed.duplicate(file + ":" + line, name);
        }
        section.put(name, Leaf.string(value));
        takeComment();
    }

    private static int quoteLength(String trimmed) {
        if (trimmed.startsWith(TRIPLE) && trimmed.length() > 2 * TRIPLE.length()) {
            return TRIPLE.length();
        }
        return trimmed.charAt(0) == '"' || trimmed.charAt(0) == '`' ? 1 : 0;
    }

    private static int delimiter(String text, int from) {
        for (int index = from; index < text.length(); index++) {
            if (text.charAt(index) == '=' || text.charAt(index) == ':') {
                return index;
            }
        }
        return -1;
    }

    private String value(String raw) throws SecretException {
        String value = raw.stripLeading();
        if (value.isEmpty()) {
            return "";
        }
        String quote = value.startsWith(TRIPLE) && value.length() > TRIPLE.length()
                ? TRIPLE
                : value.startsWith("`") ? "`" : "";
        if (!quote.isEmpty()) {
            int end = value.lastIndexOf(quote);
            return end >= quote.length() ? value.substring(quote.length(), end) : severalLines(value, quote);
        }
        value = value.strip();
        if (value.endsWith("\\")) {
            return continued(value.substring(0, value.length() - 1));
        }
        int mark = firstOf(value, "#;");
        if (mark >= 0) {
            comment.append(value.substring(mark));
            value = value.substring(0, mark).strip();
        }
        return unquoted(value);
    }

    private String severalLines(String first, String quote) throws SecretException {
        StringBuilder value = new StringBuilder(first.substring(quote.length()));
        while (position < text.length()) {
            String next = nextLine();
            int end = next.lastIndexOf(quote);
            if (end >= 0) {
                inlineComment(next.substring(end));
                return value.append(next, 0, end).toString();
            }
            value.append(next);
        }
        throw malformed();
    }

    private String continued(String first) {
        StringBuilder value = new StringBuilder(first);
        while (position < text.length()) {
            String next = nextLine().strip();
            value.append(next);
            if (!next.endsWith("\\")) {
                break;
            }
            value.setLength(value.length() - 1);
        }
        return value.toString();
    }

    private static String unquoted(String value) {
        for (char quote : new char[] {'\'', '"'}) {
            boolean surrounded =
                    value.length() >= 2 && value.charAt(0) == quote && value.indexOf(quote, 1) == value.length() - 1;
            if (surrounded) {
                return value.substring(1, value.length() - 1);
            }
        }
        return value;
    }

    private void inlineComment(String rest) {
        int mark = firstOf(rest, "#;");
        if (mark >= 0) {
            comment.append(rest.substring(mark).strip());
        }
    }

    /** Comments belong to the section or key after them, or to the one on their line. */
    private void takeComment() {
        String found = comment.toString().strip();
        comment.setLength(0);
        if (!found.isEmpty()) {
            section.comment(Comment.of(withoutMark(found), false));
        }
    }

    private static String withoutMark(String comment) {
        char mark = comment.charAt(0);
        int start = 0;
        while (start < comment.length() && (comment.charAt(start) == mark || comment.charAt(start) == ' ')) {
            start++;
        }
        return comment.substring(start);
    }

    private static int firstOf(String text, String marks) {
        for (int index = 0; index < text.length(); index++) {
            if (marks.indexOf(text.charAt(index)) >= 0) {
                return index;
            }
        }
        return -1;
    }

    /** The next line with its line break. */
    private String nextLine() {
        int end = text.indexOf('\n', position);
        int next = end < 0 ? text.length() : end + 1;
        String found = text.substring(position, next);
        position = next;
        line++;
        return found;
    }

    private SecretException malformed() {
        return Malformed.text(file + ":" + line, "an INI line of the form key = value or [section]");
    }
}
