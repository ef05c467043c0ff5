package io.homeplane.inventory.source;

import io.homeplane.inventory.model.Definition;
import io.homeplane.inventory.model.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which of Komodo's {@code repo} names mean the inventory's own repository, so that its files are those of the checkout. */
public final class OwnRepositories {
    private final Set<String> names;

    private OwnRepositories(Set<String> names) {
        this.names = names;
    }

    /**
     * The repository is known by its git remotes, by the resource sync that reads the inventory from it, and by stacks
     * whose files are there.
     *
     * @param gitDirectory whose remotes are its names; it need not be there
     * @param synced repositories of the inventory's resource syncs
     */
    public static OwnRepositories of(Path gitDirectory, FileTree files, List<Stack> stacks, Set<String> synced) {
        Set<String> names = new HashSet<>();
        synced.forEach(name -> names.add(normal(name)));
        remotes(gitDirectory).forEach(url -> names.add(normal(url)));
        for (Stack stack : stacks) {
            Definition definition = stack.definition();
            // Most stacks state none, and there is nothing to take apart.
            if (definition.isInRepository() && !definition.repository().isBlank()) {
                String repository = normal(definition.repository());
                if (!names.contains(repository)
                        && stack.repositoryFiles().stream().allMatch(files::hasFile)) {
                    names.add(repository);
                }
            }
        }
        names.remove("");
        return new OwnRepositories(names);
    }

    /** True when the Compose files of a definition are files of the inventory's repository. */
    public boolean has(Definition definition) {
        String repository = definition.repository();
        return definition.isInRepository() && (repository.isBlank() || names.contains(normal(repository)));
    }

    /** {@code https://host/owner/name.git} and {@code git@host:owner/name} as {@code owner/name}. */
    private static String normal(String repository) {
        String name = repository.trim().toLowerCase(Locale.ROOT);
        if (name.endsWith(".git")) {
            name = name.substring(0, name.length() - 4);
        }
        String[] parts = name.split("[/:]", -1);
        return parts.length < 2 ? name : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    private static List<String> remotes(Path gitDirectory) {
        Path config = gitDirectory.resolve("config");
        if (!Files.isRegularFile(config)) {
            return List.of();
        }
        try {
            return Files.readAllLines(config).stream()
                    .map(String::trim)
                    .filter(line -> line.startsWith("url") && line.contains("="))
                    .map(line -> line.substring(line.indexOf('=') + 1).trim())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
