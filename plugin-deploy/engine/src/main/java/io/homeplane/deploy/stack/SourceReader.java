package io.homeplane.deploy.stack;

import io.homeplane.deploy.stack.DeployException.Kind;
import io.homeplane.inventory.model.Stack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what a release of a stack is made from: every file of the directory of its first Compose file, the files outside it that
 * its Compose files name, encrypted ones as they are, and the environment block as Komodo writes it. Needs no key.
 */
final class SourceReader {
    private static final long LARGEST = 64L * 1024 * 1024;
    private static final int MOST_FILES = 10_000;

    private final Stack stack;
    private final RepositoryFiles repository;
    private final Sentences sentences;
    private final Map<String, RepositoryFile> files = new TreeMap<>();
    private final Set<String> documents = new HashSet<>();
    private String directory = "";
    private String block = "";

    SourceReader(Stack stack, RepositoryFiles repository, Sentences sentences) {
        this.stack = stack;
        this.repository = repository;
        this.sentences = sentences;
    }

    StackSources read() throws DeployException {
        refuseHooks();
        if (!stack.definition().isInRepository()) {
            throw sentences.refused(
                    Kind.BAD_FILES,
                    "its Compose files are not files of the repository (" + stack.position()
                            + "); Homeplane deploys only those");
        }
        try {
            List<RepositoryFile> composeFiles = composeFiles();
            directory = RepositoryPath.parent(composeFiles.get(0).path());
            repository.under(directory).forEach(file -> files.put(file.path(), file));
            for (RepositoryFile compose : composeFiles) {
                document(compose, directory);
            }
            for (String name : stack.definition().additionalEnvFiles()) {
                take(inRunDirectory(name));
            }
            for (String name : stack.definition().configFiles()) {
                take(inRunDirectory(name));
            }
        } catch (IOException e) {
            throw sentences.refused(Kind.BAD_FILES, e.getMessage() + "; take it out of the stack's directory", e);
        }
        List<String> arguments = composeArguments();
        StackSources sources =
                new StackSources(directory, new TreeMap<>(files), stack.runDirectory(), arguments, block);
        refuseUnfit(sources);
        return sources;
    }

    private void refuseHooks() throws DeployException {
        for (var hook : List.of(stack.preDeploy(), stack.postDeploy())) {
            if (!hook.command().isBlank() && !hook.decryptsSops()) {
                throw sentences.refused(
                        Kind.BAD_FILES,
                        "it has a hook (" + hook.command()
                                + ") that Homeplane cannot run yet; decrypting SOPS files is the only one it does");
            }
        }
    }

    private List<RepositoryFile> composeFiles() throws DeployException, IOException {
        List<RepositoryFile> found = new ArrayList<>();
        for (String name : stack.files()) {
            String path = RepositoryPath.resolve(stack.runDirectory(), name)
                    .orElseThrow(() -> sentences.refused(
                            Kind.BAD_FILES,
                            "its compose file " + name + " leads out of the repository (stated at " + stack.position()
                                    + ")"));
            found.add(repository
                    .file(path)
                    .orElseThrow(() -> sentences.refused(
                            Kind.BAD_FILES,
                            "its compose file " + path + " is not in the repository (stated at " + stack.position()
                                    + "); add it or correct the path")));
        }
        return found;
    }

    /**
     * A Compose file with what it names, and with the files that it extends or includes. What Compose itself will miss it says
     * itself; here only what exists is taken along.
     *
     * @param base the directory that its relative paths start at
     */
    private void document(RepositoryFile compose, String base) throws IOException {
        files.put(compose.path(), compose);
        if (!documents.add(compose.path())) {
            return;
        }
        ComposeReferences references = ComposeReferences.of(compose.content());
        for (String reference : references.outside()) {
            String path = RepositoryPath.resolve(base, reference).orElse("");
            if (!path.isEmpty() && !RepositoryPath.below(path, directory)) {
                take(path);
            }
        }
        for (String reference : references.documents()) {
            Optional<RepositoryFile> other =
                    repository.file(RepositoryPath.resolve(base, reference).orElse(""));
            if (other.isPresent()) {
                document(other.get(), RepositoryPath.parent(other.get().path()));
            }
        }
    }

    /** A file, the encrypted one that it is made from, or all below a directory. */
    private void take(String path) throws IOException {
        repository.file(path).ifPresent(file -> files.put(file.path(), file));
        repository.file(SopsNames.encrypted(path)).ifPresent(file -> files.put(file.path(), file));
        repository.under(path).forEach(file -> files.put(file.path(), file));
    }

    /**
     * As Komodo runs Compose: the block becomes {@code .env} (or the file that the stack states) in the run directory and is passed,
     * which ends Compose's own search for a {@code .env}. A file of that name keeps its place and is passed before the block.
     */
    private List<String> composeArguments() throws DeployException {
        List<String> arguments = new ArrayList<>();
        for (String name : stack.files()) {
            arguments.add("-f");
            arguments.add(name);
        }
        for (String name : stack.definition().additionalEnvFiles()) {
            arguments.addAll(List.of("--env-file", name));
        }
        if (!stack.environment().isEmpty()) {
            String stated = stack.definition().envFile();
            boolean taken = willHold(inRunDirectory(stated));
            String name = taken ? stated + ".homeplane" : stated;
            if (taken) {
                arguments.addAll(List.of("--env-file", stated));
            }
            arguments.addAll(List.of("--env-file", name));
            block = inRunDirectory(name);
            files.put(block, new RepositoryFile(block, false, EnvironmentFile.of(stack.environment())));
        }
        return arguments;
    }

    /** True when the release has a file of this path: one of the repository, or the plaintext of one. */
    private boolean willHold(String path) {
        return files.containsKey(path)
                || files.values().stream()
                        .anyMatch(file -> SopsNames.plaintext(file).orElse("").equals(path));
    }

    private String inRunDirectory(String name) throws DeployException {
        return RepositoryPath.resolve(stack.runDirectory(), name)
                .orElseThrow(() -> sentences.refused(
                        Kind.BAD_FILES,
                        "its env file " + name + " leads out of the repository (" + stack.position() + ")"));
    }

    private void refuseUnfit(StackSources content) throws DeployException {
        if (content.size() > LARGEST || content.files().size() > MOST_FILES) {
            throw sentences.refused(
                    Kind.BAD_FILES,
                    "its directory holds " + content.files().size() + " files of together "
                            + content.size() / (1024 * 1024) + " MB, more than a release may; keep data out of it");
        }
        for (String path : content.files().keySet()) {
            if (!path.strip().equals(path) || path.chars().anyMatch(Character::isISOControl)) {
                throw sentences.refused(
                        Kind.BAD_FILES,
                        "the name of its file '" + path.replaceAll("\\p{Cntrl}", "?")
                                + "' has a control character or a blank at an end; rename it");
            }
        }
    }
}
