package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * One Compose project on one server, as Komodo's {@code [[stack]]} states it.
 *
 * @param server the server's name; empty when none is stated
 * @param project the Compose project name: Komodo's {@code project_name}, else the stack's own name
 * @param runDirectory directory that Compose runs in, relative to the repository's root; empty for the root
 * @param files Compose files relative to {@code runDirectory}, in merge order; {@code compose.yaml} when none is stated
 * @param environment Komodo's {@code environment} block in order; written to the project's env file
 * @param preDeploy hook before the deploy
 * @param postDeploy hook after the deploy
 * @param after names of stacks that must be deployed first
 * @param deploy Komodo's {@code deploy}: a sync deploys the stack when it is not as stated
 * @param definition where the Compose files are
 * @param variables Komodo's variables that its values were made with, by name
 */
public record Stack(
        String name,
        Position position,
        String description,
        List<String> tags,
        String server,
        String project,
        String runDirectory,
        List<String> files,
        Map<String, String> environment,
        Hook preDeploy,
        Hook postDeploy,
        List<String> after,
        boolean autoUpdate,
        boolean deploy,
        Definition definition,
        Map<String, String> variables)
        implements Serializable {
    public Stack {
        tags = List.copyOf(tags);
        files = List.copyOf(files);
        environment = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(environment));
        after = List.copyOf(after);
        variables = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(variables));
    }

    /** A stack whose files are in the inventory's own repository. */
    public Stack(
            String name,
            Position position,
            String description,
            List<String> tags,
            String server,
            String project,
            String runDirectory,
            List<String> files,
            Map<String, String> environment,
            Hook preDeploy,
            Hook postDeploy,
            List<String> after,
            boolean autoUpdate) {
        this(
                name,
                position,
                description,
                tags,
                server,
                project,
                runDirectory,
                files,
                environment,
                preDeploy,
                postDeploy,
                after,
                autoUpdate,
                false,
                Definition.HERE,
                Map.of());
    }

    /** The Compose files relative to the repository's root, in merge order. */
    public List<String> repositoryFiles() {
        return files.stream()
                .map(file -> runDirectory.isEmpty() ? file : runDirectory + "/" + file)
                .toList();
    }
}
