package io.homeplane.deploy.stack;

import io.homeplane.inventory.source.GitTree;
import io.homeplane.inventory.source.Revision;
import io.homeplane.inventory.source.UnreadableFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a repository as a commit has them, read without a checkout. */
final class RevisionFiles implements RepositoryFiles {
    /** More than a release may hold; what is larger is refused there with its own sentence. */
    private static final int LARGEST = 80 * 1024 * 1024;

    private final Revision revision;
    private final String root;

    /** @param root the directory that paths are relative to, relative to git's root; empty for that itself */
    RevisionFiles(Revision revision, String root) {
        this.revision = revision;
        this.root = root;
    }

    @Override
    public List<RepositoryFile> under(String directory) throws IOException {
        try (GitTree tree = GitTree.open(revision, root)) {
            List<RepositoryFile> files = new ArrayList<>();
            for (String path : tree.under(directory)) {
                files.add(read(tree, path));
            }
            return files;
        } catch (UnreadableFileException unreadable) {
            throw named(directory.isEmpty() ? "the root" : directory, unreadable);
        }
    }

    @Override
    public Optional<RepositoryFile> file(String path) throws IOException {
        try (GitTree tree = GitTree.open(revision, root)) {
            return tree.hasFile(path) ? Optional.of(read(tree, path)) : Optional.empty();
        } catch (UnreadableFileException unreadable) {
            throw named(path, unreadable);
        }
    }

    private static RepositoryFile read(GitTree tree, String path) throws IOException {
        try {
            return new RepositoryFile(path, tree.isExecutable(path), tree.read(path, LARGEST));
        } catch (UnreadableFileException unreadable) {
            throw named(path, unreadable);
        }
    }

    private static IOException named(String path, UnreadableFileException unreadable) {
        return new IOException(path + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
}
