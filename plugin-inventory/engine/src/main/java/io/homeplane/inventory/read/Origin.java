package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.source.Checkout;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.GitIndex;
import io.homeplane.inventory.source.GitTree;
import io.homeplane.inventory.source.ObservedTree;
import io.homeplane.inventory.source.Revision;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.source.UnreadableFileException.Reason;
import io.homeplane.inventory.source.WorkTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the files of an inventory are read from. */
interface Origin {
    /** The files of the inventory's own directory. */
    FileTree inventory() throws UnreadableFileException, IOException;

    /** The repository around it, found by the files that the stacks name. */
    Surroundings around(List<Stack> stacks) throws UnreadableFileException, IOException;

    /** The commit that is read; empty for files as they are on disk. */
    default Optional<Revision> revision() {
        return Optional.empty();
    }

    /**
     * A repository and the inventory's place in it.
     *
     * @param files of the repository
     * @param tracked those that git knows; empty where there is no git
     * @param gitDirectory whose configuration names the remotes; it need not be there
     */
    record Surroundings(Checkout checkout, FileTree files, Optional<FileTree> tracked, Path gitDirectory) {
        private static Surroundings on(Checkout checkout, FileTree files) throws IOException {
            Path root = checkout.repository();
            return new Surroundings(checkout, files, GitIndex.of(root).map(index -> index), root.resolve(".git"));
        }
    }

    /** Files as they are on disk. */
    record OnDisk(Path directory) implements Origin {
        @Override
        public FileTree inventory() throws UnreadableFileException {
            return new WorkTree(directory);
        }

        @Override
        public Surroundings around(List<Stack> stacks) throws UnreadableFileException, IOException {
            Checkout checkout = Checkout.find(directory, stacks);
            return Surroundings.on(checkout, new WorkTree(checkout.repository()));
        }
    }

    /** Files as they are on disk, which says later whether they still are. */
    final class Observed implements Origin {
        private final Path directory;
        private final List<ObservedTree> trees = new ArrayList<>();

        Observed(Path directory) {
            this.directory = directory;
        }

        @Override
        public FileTree inventory() throws UnreadableFileException {
            return observed(directory);
        }

        @Override
        public Surroundings around(List<Stack> stacks) throws UnreadableFileException, IOException {
            Checkout checkout = Checkout.find(directory, stacks);
            return Surroundings.on(checkout, observed(checkout.repository()));
        }

        private FileTree observed(Path root) throws UnreadableFileException {
            ObservedTree tree = new ObservedTree(root, new WorkTree(root));
            // What git tracks and where it comes from decides problems too.
            GitIndex.files(root).forEach(file -> tree.observe(file.toString()));
            trees.add(tree);
            return tree;
        }

        /** True when the snapshot that came of it would come of it again. */
        boolean stillHolds(InventorySnapshot snapshot) {
            try {
                return !trees.isEmpty()
                        && trees.stream().allMatch(ObservedTree::isUnchanged)
                        && Checkout.find(directory, snapshot.inventory().stacks())
                                .equals(snapshot.checkout());
            } catch (IOException gone) {
                return false;
            }
        }
    }

    /** What is staged for the next commit, whatever the files on disk say. */
    record Staged(Path directory) implements Origin {
        @Override
        public FileTree inventory() throws UnreadableFileException {
            return index(directory);
        }

        @Override
        public Surroundings around(List<Stack> stacks) throws UnreadableFileException, IOException {
            Checkout checkout = Checkout.find(directory, stacks);
            return Surroundings.on(checkout, index(checkout.repository()));
        }

        private static FileTree index(Path directory) throws UnreadableFileException {
            try {
                return GitIndex.of(directory)
                        .orElseThrow(() ->
                                new UnreadableFileException(Reason.MISSING, directory + " is in no work tree of git"));
            } catch (IOException broken) {
                throw new UnreadableFileException(Reason.FAILED, "git's index cannot be read: " + broken.getMessage());
            }
        }
    }

    /** One commit, without a checkout. Whoever reads closes it. */
    final class Commit implements Origin, AutoCloseable {
        private final Revision revision;
        private final GitTree inventory;
        private GitTree repository;

        Commit(Revision revision) throws UnreadableFileException {
            this.revision = revision;
            this.inventory = GitTree.open(revision, revision.directory());
            this.repository = inventory;
        }

        @Override
        public FileTree inventory() {
            return inventory;
        }

        @Override
        public Surroundings around(List<Stack> stacks) throws UnreadableFileException {
            Checkout checkout = new Checkout(revision.root(), "");
            if (!revision.directory().isEmpty()) {
                repository = GitTree.open(revision, "");
                checkout = Checkout.find(revision, repository, stacks);
                String root = checkout.within(revision.root());
                if (!root.isEmpty()) {
                    repository.close();
                    repository = GitTree.open(revision, root);
                }
            }
            return new Surroundings(checkout, repository, Optional.of(repository), revision.gitDirectory());
        }

        @Override
        public Optional<Revision> revision() {
            return Optional.of(revision);
        }

        @Override
        public void close() {
            inventory.close();
            repository.close();
        }
    }
}
