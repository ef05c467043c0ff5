package io.homeplane.inventory.source;

import io.homeplane.inventory.model.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An inventory's directory and the repository around it. Komodo's paths ({@code run_directory}, {@code file_paths},
 * {@code pre_deploy.path}) are relative to the repository's root, while the inventory may be one directory in it.
 *
 * @param repository the root that Komodo's paths are relative to
 * @param directory the inventory's directory, relative to that root, with forward slashes; empty for the root itself
 */
public record Checkout(Path repository, String directory) {
    /** Stacks looked at to find the root: enough to tell, few enough not to notice. */
    private static final int SAMPLE = 64;

    private static final int HIGHEST = 16;

    /**
     * Finds the repository of an inventory: among the inventory's directory and those above it, up to the root of its git
     * checkout, the one under which most of the stacks' files exist; the git root when there is nothing to tell from.
     *
     * @param inventory the inventory's directory
     */
    public static Checkout find(Path inventory, List<Stack> stacks) throws IOException {
        Path directory = inventory.toRealPath();
        List<Path> candidates = candidates(directory);
        Path gitRoot = candidates.get(candidates.size() - 1);
        boolean inGit = Files.exists(gitRoot.resolve(".git"));
        List<String> files = stacks.stream()
                .filter(stack -> stack.definition().isInRepository())
                .limit(SAMPLE)
                .flatMap(stack -> stack.repositoryFiles().stream().limit(1))
                .collect(Collectors.toList());
        Path best = inGit ? gitRoot : directory;
        long most = present(best, files);
        for (Path candidate : candidates) {
            long count = present(candidate, files);
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return new Checkout(best, best.relativize(directory).toString().replace('\\', '/'));
    }

    private static List<Path> candidates(Path directory) {
        List<Path> all = new ArrayList<>();
        for (Path at = directory; at != null && all.size() < HIGHEST; at = at.getParent()) {
            all.add(at);
            if (Files.exists(at.resolve(".git"))) {
                break;
            }
        }
        return all;
    }

    private static long present(Path root, List<String> files) {
        return files.stream()
                .filter(file -> Files.isRegularFile(root.resolve(file)))
                .count();
    }
}
