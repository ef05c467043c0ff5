package io.homeplane.inventory.source;

import io.homeplane.inventory.model.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An inventory's directory and the repository around it. Komodo's paths ({@code run_directory}, {@code file_paths},
 * {@code pre_deploy.path}) are relative to the repository's root, while the inventory may be one directory in it.
 *
 * @param repository the root that Komodo's paths are relative to; of an inventory that was read at a revision, where that root
 *     would be in a checkout
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
        List<String> files = sample(stacks);
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

    /**
     * The same for an inventory that is read at a revision: nothing above the root of git is looked at.
     *
     * @param files of the whole repository
     */
    public static Checkout find(Revision revision, FileTree files, List<Stack> stacks) {
        String directory = revision.directory();
        List<String> looked = sample(stacks);
        String best = "";
        long most = looked.stream().filter(files::hasFile).count();
        for (String at = directory; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            String start = at + "/";
            long count =
                    looked.stream().filter(file -> files.hasFile(start + file)).count();
            if (count > most) {
                best = at;
                most = count;
            }
        }
        Path inside = Path.of(best).relativize(Path.of(directory));
        return new Checkout(
                revision.root().resolve(best),
                best.isEmpty() ? directory : inside.toString().replace('\\', '/'));
    }

    /** The repository's root as seen from a directory above it, with forward slashes; empty when it is that directory. */
    public String within(Path above) {
        return above.relativize(repository).toString().replace('\\', '/');
    }

    private static List<String> sample(List<Stack> stacks) {
        return stacks.stream()
                .filter(stack -> stack.definition().isInRepository())
                .limit(SAMPLE)
                .flatMap(stack -> stack.repositoryFiles().stream().limit(1))
                .toList();
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
