package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.List;

/**
 * Where a stack's Compose files are and which other files belong to it.
 *
 * @param repository Komodo's {@code repo} or {@code linked_repo}; empty for the repository of the inventory
 * @param branch branch of that repository; empty when none is stated
 * @param filesOnHost true when the files are only on the server ({@code files_on_host})
 * @param contents the Compose file itself when the inventory holds it ({@code file_contents}); else empty
 * @param envFile file that Komodo writes the environment to, relative to the run directory; {@code .env} unless stated
 * @param additionalEnvFiles further env files, relative to the run directory
 * @param configFiles further files that a change of means a deploy, relative to the run directory
 */
public record Definition(
        String repository,
        String branch,
        boolean filesOnHost,
        String contents,
        String envFile,
        List<String> additionalEnvFiles,
        List<String> configFiles)
        implements Serializable {
    /** Files of the inventory's own repository and nothing more. */
    public static final Definition HERE = new Definition("", "", false, "", ".env", List.of(), List.of());

    public Definition {
        additionalEnvFiles = List.copyOf(additionalEnvFiles);
        configFiles = List.copyOf(configFiles);
    }

    /** True when the Compose files are files of a git repository. */
    public boolean isInRepository() {
        return !filesOnHost && contents.isEmpty();
    }
}
