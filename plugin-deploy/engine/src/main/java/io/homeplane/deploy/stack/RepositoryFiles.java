package io.homeplane.deploy.stack;

import io.homeplane.inventory.read.InventorySnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The files of a repository at one revision: a checkout, or a revision read without one. */
public interface RepositoryFiles {
    /** The files that an inventory was read with: those of its checkout, or of its commit. */
    static RepositoryFiles of(InventorySnapshot snapshot) {
        return snapshot.revision()
                .<RepositoryFiles>map(revision ->
                        new RevisionFiles(revision, snapshot.checkout().within(revision.root())))
                .orElseGet(() -> new CheckoutFiles(snapshot.checkout().repository()));
    }

    /**
     * Every regular file below a directory, sorted by path.
     *
     * @param directory relative to the repository's root with forward slashes; empty for the root
     * @throws IOException when a file cannot be read, or a link leads out of the repository; the message names it
     */
    List<RepositoryFile> under(String directory) throws IOException;

    /**
     * One file.
     *
     * @param path relative to the repository's root with forward slashes
     */
    Optional<RepositoryFile> file(String path) throws IOException;
}
