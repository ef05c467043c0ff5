package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.sops.CreationRule;
import io.homeplane.inventory.sops.CreationRules;
import io.homeplane.inventory.sops.CreationRulesException;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.SourceText;
import io.homeplane.inventory.tree.TreeLimits;
import io.homeplane.inventory.tree.YamlTree;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The {@code .sops.yaml} files on disk; each is read once. */
public final class RuleFiles {
    private final Map<String, CreationRules> read = new HashMap<>();

    /**
     * For whom and how a file is to be encrypted, after the nearest {@code .sops.yaml} upwards from it.
     *
     * @return empty when there is none, or none of its rules means the file
     * @throws SecretException when that file cannot be read, of kind {@link SecretException.Kind#MALFORMED}
     */
    public Optional<EncryptionPolicy> policyFor(Path file) throws SecretException {
        Optional<CreationRule> rule = ruleFor(file);
        return rule.isPresent() ? Optional.of(EncryptionPolicy.of(rule.get())) : Optional.empty();
    }

    /**
     * A rule says by a path that this file is a secret; one that means every file says so of none.
     *
     * @throws SecretException when the rules cannot be read
     */
    public boolean demandEncryptionOf(Path file) throws SecretException {
        return ruleFor(file).filter(rule -> rule.path().isPresent()).isPresent();
    }

    private Optional<CreationRule> ruleFor(Path file) throws SecretException {
        String path = file.toAbsolutePath().normalize().toString().replace(File.separatorChar, '/');
        Optional<String> directory = CreationRules.directoryFor(path, name -> Files.isRegularFile(Path.of(name)));
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        String relative =
                path.substring(CreationRules.inside(directory.get(), "").length());
        return rules(directory.get()).ruleFor(relative);
    }

    /**
     * The same, where a rule must be.
     *
     * @throws SecretException also when there is none, of kind {@link SecretException.Kind#NO_RULE}
     */
    public EncryptionPolicy requiredFor(Path file) throws SecretException {
        return policyFor(file)
                .orElseThrow(() -> new SecretException(
                        SecretException.Kind.NO_RULE,
                        "no creation rule of a " + CreationRules.FILE + " says for whom " + file
                                + " is encrypted; add one whose path_regex matches it, with its recipients"));
    }

    private CreationRules rules(String directory) throws SecretException {
        CreationRules known = read.get(directory);
        if (known != null) {
            return known;
        }
        CreationRules fresh = read(Path.of(CreationRules.inside(directory, CreationRules.FILE)));
        read.put(directory, fresh);
        return fresh;
    }

    private static CreationRules read(Path config) throws SecretException {
        Problems problems = new Problems();
        byte[] bytes = Sops.readFile(config);
        Optional<Node> document = SourceText.decode(config.toString(), bytes, TreeLimits.DEFAULT, problems)
                .flatMap(text -> YamlTree.parse(config.toString(), text, TreeLimits.DEFAULT, problems));
        if (!problems.sorted().isEmpty() || document.isEmpty()) {
            String why = problems.sorted().stream().map(Problem::message).collect(Collectors.joining(", "));
            throw refused(config, why.isEmpty() ? "it is empty" : why);
        }
        try {
            return CreationRules.of(document.get());
        } catch (CreationRulesException e) {
            throw refused(config, e.getMessage());
        }
    }

    private static SecretException refused(Path config, String why) {
        return new SecretException(
                SecretException.Kind.MALFORMED, config + " cannot be used: " + why + "; correct its creation rules");
    }
}
