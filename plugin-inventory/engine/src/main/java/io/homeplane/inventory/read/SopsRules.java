package io.homeplane.inventory.read;

import io.homeplane.inventory.compose.RepositoryPath;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.SopsName;
import io.homeplane.inventory.sops.CreationRule;
import io.homeplane.inventory.sops.CreationRules;
import io.homeplane.inventory.sops.CreationRulesException;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.SourceText;
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
public final class SopsRules {
    private static final TreeLimits LIMITS = TreeLimits.DEFAULT;

    private final FileTree files;
    private final List<String> all;
    private final UnaryOperator<String> shown;
    private final Problems problems;
    private final Map<String, Optional<CreationRules>> rules = new HashMap<>();

    private SopsRules(FileTree files, UnaryOperator<String> shown, Problems problems) throws UnreadableFileException {
        this.files = files;
        this.all = files.allFiles();
        this.shown = shown;
        this.problems = problems;
    }

    /** Adds a problem for each SOPS file that git tracks and no rule means. */
    static void check(FileTree files, UnaryOperator<String> shown, Problems problems) throws UnreadableFileException {
        SopsRules rules = new SopsRules(files, shown, problems);
        rules.all.stream().filter(SopsName::isEncrypted).forEach(rules::file);
    }

    /** The rules of a repository; a file of them that cannot be read has none. */
    public static SopsRules of(FileTree files) throws UnreadableFileException {
        return new SopsRules(files, file -> file, new Problems());
    }

    /** The rule by which a file is encrypted, whether it is there already or not. */
    public Optional<CreationRule> ruleFor(String file) {
        String directory = directory(file);
        return rules.computeIfAbsent(directory, this::read)
                .flatMap(found -> found.ruleFor(RepositoryPath.from(directory, file)))
                .or(() -> elsewhere(file));
    }

    private void file(String file) {
        boolean readable = rules.computeIfAbsent(directory(file), this::read).isPresent();
        if (readable && ruleFor(file).isEmpty()) {
            problems.add(
                    ProblemCode.SOPS_WITHOUT_RULE,
                    Position.of(shown.apply(file)),
                    file,
                    "no rule of a " + CreationRules.FILE + " says for whom this file is encrypted",
                    "add a creation rule whose path_regex matches it, with its recipients");
        }
    }

    private String directory(String file) {
        return CreationRules.directoryFor(file, files::hasFile).orElse("");
    }

    /** By a rule with a path: one without means every file of its own directory, but not of others. */
    private Optional<CreationRule> elsewhere(String file) {
        return all.stream()
                .filter(other -> other.equals(CreationRules.FILE) || other.endsWith("/" + CreationRules.FILE))
                .map(RepositoryPath::directoryOf)
                .flatMap(directory -> rules
                        .computeIfAbsent(directory, this::read)
                        .map(CreationRules::withPath)
                        .flatMap(other -> other.ruleFor(RepositoryPath.from(directory, file)))
                        .stream())
                .findFirst();
    }

    /** The rules of a directory; empty when they cannot be read, which is a problem of its own. */
    private Optional<CreationRules> read(String directory) {
        String config = CreationRules.inside(directory, CreationRules.FILE);
        if (!files.hasFile(config)) {
            return Optional.of(new CreationRules(false, List.of()));
        }
        try {
            byte[] bytes = files.read(config, LIMITS.bytes());
            Optional<Node> document = SourceText.decode(shown.apply(config), bytes, LIMITS, problems)
                    .flatMap(text -> YamlTree.parse(shown.apply(config), text, LIMITS, problems));
            return document.isPresent() ? Optional.of(CreationRules.of(document.get())) : Optional.empty();
        } catch (UnreadableFileException | CreationRulesException broken) {
            problems.add(
                    ProblemCode.UNREADABLE_FILE,
                    Position.of(shown.apply(config)),
                    config,
                    "its rules cannot be read: " + broken.getMessage());
            return Optional.empty();
        }
    }
}
