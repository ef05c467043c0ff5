package io.homeplane.plane.casc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${readFile:PATH}} into texts, the innermost first, as Jenkins's
 * plugin does. What cannot be resolved stops: a secret is never empty by accident.
 */
final class Substitution {
    private static final Pattern INNERMOST = Pattern.compile("(?<!\\^)\\$\\{([^${}]*)\\}");

    private final Map<String, String> environment;
    private final Path directory;

    /** @param directory that relative paths start at */
    Substitution(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /** @param key where the text stands, for messages */
    String apply(String text, String key) throws CascException {
        String result = text;
        for (Matcher found = INNERMOST.matcher(result); found.find(); found = INNERMOST.matcher(result)) {
            String value = value(found.group(1), key);
            if (found.start() == 0 && found.end() == result.length()) {
                // The whole text: what a file holds is not looked at again.
                return value;
            }
            result = result.substring(0, found.start()) + value + result.substring(found.end());
        }
        return result.replace("^${", "${");
    }

    private String value(String expression, String key) throws CascException {
        if (expression.startsWith("readFile:") || expression.startsWith("file:")) {
            return file(expression.substring(expression.indexOf(':') + 1), key);
        }
        String[] parts = expression.split(":-", 2);
        String value = environment.get(parts[0]);
        if (value != null) {
            return value;
        }
        if (parts.length == 2) {
            return parts[1];
        }
        throw new CascException(
                key + " needs the environment variable " + parts[0] + ", which is not set: set it and start again");
    }

    private String file(String path, String key) throws CascException {
        try {
            return Files.readString(directory.resolve(path)).stripTrailing();
        } catch (IOException unreadable) {
            throw new CascException(
                    key + " needs the file " + path + ", which cannot be read: create it, or correct the path");
        }
    }
}
