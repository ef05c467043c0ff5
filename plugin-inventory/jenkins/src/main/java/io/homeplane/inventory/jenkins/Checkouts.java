package io.homeplane.inventory.jenkins;

import hudson.AbortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Makes registered inventories available as directories of the controller. */
final class Checkouts {
    private Checkouts() {}

    /**
     * A registered inventory at a revision.
     *
     * @param revision branch, tag or commit; empty for a directory as it is, or for what the repository's HEAD names
     */
    static RunInventory open(RegisteredInventory inventory, String revision) throws IOException {
        Path directory = workingDirectory(inventory.getLocation());
        InventoryPlace place = directory == null ? null : InventoryPlace.around(directory, InventoryRules.installed());
        if (directory != null && revision.isEmpty()) {
            return new RunInventory("", place.root(), place.path(), inventory.getName(), place.commit());
        }
        if (directory != null && place.commit().isEmpty()) {
            throw new AbortException("Inventory " + inventory.getName() + " has no revision " + revision + ": "
                    + inventory.getLocation() + " is a directory, not a git repository");
        }
        String repository = directory == null ? inventory.getLocation() : place.root();
        String path = directory == null ? inventory.getPath() : place.path();
        GitCheckout.Tree tree = new GitCheckout(repository, ThisJenkins.cache()).at(revision);
        return new RunInventory("", tree.directory().toString(), path, inventory.getName(), tree.commit());
    }

    /** The location as a directory that people work in; null for a bare repository or a URL. */
    private static Path workingDirectory(String location) {
        try {
            Path path = Path.of(location);
            boolean working = Files.isDirectory(path) && !GitCheckout.isBare(path);
            return working ? path.toAbsolutePath() : null;
        } catch (InvalidPathException url) {
            return null;
        }
    }
}
