package io.homeplane.inventory.jenkins;

import io.homeplane.inventory.read.PlanRule;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Where an inventory's directory stands in its repository.
 *
 * @param root that the paths of its stacks are relative to
 * @param path of the directory, relative to the root with forward slashes; empty for the root
 * @param commit that is checked out; empty when there is none
 */
public record InventoryPlace(String root, String path, String commit) implements Serializable {
    static InventoryPlace around(Path directory, PlanRule rule) throws IOException {
        Path root =
                ReadInventory.snapshot(directory, rule).checkout().repository().toRealPath();
        String path = root.relativize(directory.toRealPath()).toString().replace(File.separatorChar, '/');
        return new InventoryPlace(root.toString(), path, commit(directory));
    }

    /** The commit that is checked out around a directory; empty when it is in no git repository. */
    public static String commit(Path directory) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            return "";
        }
        try (Repository repository = builder.build()) {
            ObjectId head = repository.isBare() ? null : repository.resolve("HEAD");
            return head == null ? "" : head.name();
        }
    }
}
