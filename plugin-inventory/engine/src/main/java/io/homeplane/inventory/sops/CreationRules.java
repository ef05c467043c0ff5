package io.homeplane.inventory.sops;

import io.homeplane.inventory.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The creation rules of one {@code .sops.yaml}, in its order: the first that means a file counts.
 *
 * @param given the file has a list of creation rules at all; without one SOPS goes on as if there were no file
 */
public record CreationRules(boolean given, List<CreationRule> rules) {
    /** The name of the file; the nearest one upwards from a secret file counts. */
    public static final String FILE = ".sops.yaml";

    public CreationRules {
        rules = List.copyOf(rules);
    }

    /**
     * Reads the document of a {@code .sops.yaml}.
     *
     * @throws CreationRulesException when a rule is not one that SOPS would take
     */
    public static CreationRules of(Node document) throws CreationRulesException {
        return new CreationRulesReader().read(document);
    }

    /** The rule for a file, by its path relative to the directory of these rules, with {@code /}. */
    public Optional<CreationRule> ruleFor(String relativePath) {
        return rules.stream().filter(rule -> rule.means(relativePath)).findFirst();
    }

    /** Those of the rules that say which paths they mean. */
    public CreationRules withPath() {
        return new CreationRules(
                given, rules.stream().filter(rule -> rule.path().isPresent()).toList());
    }

    /**
     * The directory of the rules for a file: its own or the nearest above it.
     *
     * @param file its path, with {@code /}
     * @param exists tells whether there is a file of this path
     * @return the directory, empty for the root of relative paths; nothing when there are no rules
     */
    public static Optional<String> directoryFor(String file, Predicate<String> exists) {
        String directory = parent(file);
        while (true) {
            if (exists.test(inside(directory, FILE))) {
                return Optional.of(directory);
            }
            if (directory.isEmpty() || directory.equals("/")) {
                return Optional.empty();
            }
            directory = parent(directory);
        }
    }

    /** The path of a file in a directory that {@link #directoryFor} gave. */
    public static String inside(String directory, String file) {
        if (directory.isEmpty()) {
            return file;
        }
        return directory.endsWith("/") ? directory + file : directory + "/" + file;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 && path.length() > 1 ? "/" : path.substring(0, Math.max(slash, 0));
    }
}
