package io.homeplane.inventory.read;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.homeplane.inventory.compose.RepositoryPath;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.SourceText;
import io.homeplane.inventory.tree.Table;
import io.homeplane.inventory.tree.TreeLimits;
import io.homeplane.inventory.tree.YamlTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Every SOPS file needs a rule of a {@code .sops.yaml} that says for whom it is encrypted, or the next person to create it anew
 * cannot. Source: {@code config/config.go} of sops: the nearest file upwards from where sops is started counts, and paths are
 * relative to its directory. So a rule of any directory that means the file by its path will do.
 */
final class SopsRules {
    private static final String CONFIG = ".sops.yaml";
    private static final TreeLimits LIMITS = TreeLimits.DEFAULT;

    private final FileTree files;
    private final List<String> all;
    private final UnaryOperator<String> shown;
    private final Problems problems;
    private final Map<String, Optional<List<Pattern>>> rules = new HashMap<>();

    private SopsRules(FileTree files, UnaryOperator<String> shown, Problems problems) throws UnreadableFileException {
        this.files = files;
        this.all = files.allFiles();
        this.shown = shown;
        this.problems = problems;
    }

    /** Adds a problem for each SOPS file that git tracks and no rule means. */
    static void check(FileTree files, UnaryOperator<String> shown, Problems problems) throws UnreadableFileException {
        SopsRules rules = new SopsRules(files, shown, problems);
        rules.all.stream().filter(SopsRules::isSops).forEach(rules::file);
    }

    private static boolean isSops(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.contains(".sops.") && !name.equals(CONFIG) && !name.equals(".sops.yml");
    }

    private void file(String file) {
        String directory = RepositoryPath.directoryOf(file);
        while (!directory.isEmpty() && !files.hasFile(directory + "/" + CONFIG)) {
            directory = RepositoryPath.directoryOf(directory);
        }
        Optional<List<Pattern>> found = rules.computeIfAbsent(directory, this::read);
        if (found.isPresent() && !means(found.get(), RepositoryPath.from(directory, file)) && !isMeantElsewhere(file)) {
            problems.add(
                    ProblemCode.SOPS_WITHOUT_RULE,
                    Position.of(shown.apply(file)),
                    file,
                    "no rule of a " + CONFIG + " says for whom this file is encrypted",
                    "add a creation rule whose path_regex matches it, with its recipients");
        }
    }

    private static boolean means(List<Pattern> rules, String file) {
        return rules.stream().anyMatch(rule -> rule.matcher(file).find());
    }

    /** By a rule with a path: one without means every file of its own directory, but not of others. */
    private boolean isMeantElsewhere(String file) {
        return all.stream()
                .filter(other -> other.equals(CONFIG) || other.endsWith("/" + CONFIG))
                .map(RepositoryPath::directoryOf)
                .anyMatch(directory -> means(
                        rules.computeIfAbsent(directory, this::read).orElse(List.of()).stream()
                                .filter(rule -> !rule.pattern().isEmpty())
                                .toList(),
                        RepositoryPath.from(directory, file)));
    }

    /** The patterns of a directory's rules; empty when they cannot be read, which is a problem of its own. */
    private Optional<List<Pattern>> read(String directory) {
        String config = directory.isEmpty() ? CONFIG : directory + "/" + CONFIG;
        if (!files.hasFile(config)) {
            return Optional.of(List.of());
        }
        try {
            byte[] bytes = files.read(config, LIMITS.bytes());
            return SourceText.decode(shown.apply(config), bytes, LIMITS, problems)
                    .flatMap(text -> YamlTree.parse(shown.apply(config), text, LIMITS, problems))
                    .map(SopsRules::patterns);
        } catch (UnreadableFileException | PatternSyntaxException broken) {
            problems.add(
                    ProblemCode.UNREADABLE_FILE,
                    Position.of(shown.apply(config)),
                    config,
                    "its rules cannot be read: " + broken.getMessage());
            return Optional.empty();
        }
    }

    private static List<Pattern> patterns(Node document) {
        Node rules =
                document instanceof Table table ? table.get("creation_rules").orElse(document) : document;
        List<Node> items = rules instanceof Sequence sequence ? sequence.items() : List.of();
        return items.stream()
                .filter(Table.class::isInstance)
                .map(item -> ((Table) item).get("path_regex"))
                .map(regex -> regex.filter(Scalar.class::isInstance)
                        .map(node -> ((Scalar) node).text())
                        .orElse(""))
                .map(Pattern::compile)
                .toList();
    }
}
