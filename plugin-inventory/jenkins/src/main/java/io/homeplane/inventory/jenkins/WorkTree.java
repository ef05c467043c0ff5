package io.homeplane.inventory.jenkins;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Where a directory stands in a git repository.
 *
 * @param root of the repository, or the directory itself when it is in none
 * @param path of the directory, relative to the root with forward slashes; empty for the root
 * @param commit that is checked out; empty when there is none
 */
public record WorkTree(String root, String path, String commit) implements Serializable {
    static WorkTree around(Path directory) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            return new WorkTree(directory.toString(), "", "");
        }
        try (Repository repository = builder.build()) {
            if (repository.isBare()) {
                return new WorkTree(directory.toString(), "", "");
            }
            ObjectId head = repository.resolve("HEAD");
            Path root = repository.getWorkTree().toPath().toRealPath();
            String path = root.relativize(directory.toRealPath()).toString().replace(File.separatorChar, '/');
            return new WorkTree(root.toString(), path, head == null ? "" : head.name());
        }
    }
}
