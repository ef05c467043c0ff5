package io.homeplane.plane.casc;

import hudson.ExtensionList;
import io.jenkins.plugins.casc.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fills {@code ${NAME}}, {@code ${NAME:-default}}, {@code ${readFile:PATH}} and what plugins know into texts; {@code ^${} stands for a literal
 * {@code ${}. What was filled in is never looked at again. What cannot be resolved stops: a secret is never empty by accident.
 */
final class Substitution {
    private static final String OPEN = "${";
    private static final String ESCAPED = "^${";
    private static final int DEEPEST = 16;
    private static final Pattern LINE_BREAKS_AT_END = Pattern.compile("[\\r\\n]+\\z");
    private static final Pattern FILE = Pattern.compile("(readFile|file):.*", Pattern.DOTALL);

    private final Map<String, String> environment;
    private final Path directory;

    /** @param directory that relative paths start at */
    Substitution(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /**
     * The text with everything filled in.
     *
     * @param key where the text stands, for messages, which never hold a value
     */
    String apply(String text, String key) throws CascException {
        return fill(text, key, 0);
    }

    private String fill(String text, String key, int depth) throws CascException {
        if (depth > DEEPEST) {
            throw new CascException(key + " nests ${..} more than " + DEEPEST + " levels deep: write it simpler");
        }
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith(ESCAPED, at)) {
                filled.append(OPEN);
                at += ESCAPED.length();
            } else if (text.startsWith(OPEN, at)) {
                int end = outside(text, at + OPEN.length(), "}");
                if (end < 0) {
                    throw new CascException(key + " has a '${' without its '}': close it, or write '^${' for the text");
                }
                filled.append(value(text.substring(at + OPEN.length(), end), key, depth + 1));
                at = end + 1;
            } else {
                filled.append(text.charAt(at++));
            }
        }
        return filled.toString();
    }

    /** Where {@code wanted} is outside every inner expression, or -1. */
    private static int outside(String text, int from, String wanted) {
        int open = 0;
        for (int at = from; at < text.length(); at++) {
            if (open == 0 && text.startsWith(wanted, at)) {
                return at;
            }
            if (text.startsWith(ESCAPED, at)) {
                at += ESCAPED.length() - 1;
            } else if (text.startsWith(OPEN, at)) {
                open++;
                at += OPEN.length() - 1;
            } else if (text.charAt(at) == '}') {
                open--;
            }
        }
        return -1;
    }

    private String value(String expression, String key, int depth) throws CascException {
        if (FILE.matcher(expression).matches()) {
            return file(expression.substring(expression.indexOf(':') + 1), key, depth);
        }
        int colon = outside(expression, 0, ":-");
        String written = colon < 0 ? expression : expression.substring(0, colon);
        int prefix = outside(written, 0, ":");
        if (prefix >= 0) {
            return revealed(fill(written, key, depth), key)
                    .orElseThrow(() -> new CascException(key + " uses ${" + written.substring(0, prefix)
                            + ":..}, which plane does not know: use ${NAME}, ${readFile:PATH} or ${sops:PATH#KEY}"));
        }
        String value = environment.get(fill(written, key, depth));
        if (value != null) {
            return value;
        }
        if (colon >= 0) {
            return fill(expression.substring(colon + 2), key, depth);
        }
        throw new CascException(
                key + " needs the environment variable " + written + ", which is not set: set it and start again");
    }

    /** What a plugin knows, as in Jenkins; its sentence says why it does not. */
    private static Optional<String> revealed(String reference, String key) throws CascException {
        for (SecretSource source : ExtensionList.lookup(SecretSource.class)) {
            try {
                Optional<String> value = source.reveal(reference);
                if (value.isPresent()) {
                    return Optional.of(value.get().replace(ESCAPED, OPEN));
                }
            } catch (IOException refused) {
                throw new CascException(key + " cannot be filled in: " + refused.getMessage());
            }
        }
        return Optional.empty();
    }

    private String file(String written, String key, int depth) throws CascException {
        String path = fill(written, key, depth);
        String content;
        try {
            content = LINE_BREAKS_AT_END
                    .matcher(Files.readString(directory.resolve(path)))
                    .replaceFirst("");
        } catch (IOException | InvalidPathException unreadable) {
            throw new CascException(key + " needs the file " + shown(written, path)
                    + ", which cannot be read: create it, or correct the path");
        }
        if (content.isBlank()) {
            throw new CascException(key + " needs the file " + shown(written, path) + ", which is empty: fill it");
        }
        return content;
    }

    /** A path made of values only may be a secret by mistake, and so may what is read from a file: as written then. */
    private static String shown(String written, String path) {
        boolean valuesOnly = written.startsWith(OPEN) && outside(written, OPEN.length(), "}") == written.length() - 1;
        return valuesOnly || written.contains("ile:") ? written : path;
    }
}
