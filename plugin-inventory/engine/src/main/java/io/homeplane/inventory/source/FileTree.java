package io.homeplane.inventory.source;

import java.util.List;
import java.util.Set;

/**
 * The files of a repository, read only. Paths are relative to its root, with forward slashes.
 *
 * <p>A port: a work tree on disk is one, git's index and a repository at a revision are others. Files are read by several threads at once.
 */
public interface FileTree extends AutoCloseable {
    /** Directories of version control, build output and dependencies: no inventory is looked for in them. */
    Set<String> SKIPPED = Set.of(".git", "target", "node_modules", ".terraform", ".venv");

    /**
     * The TOML files under a directory in the order of their names, without those of version control, build output and
     * dependencies.
     *
     * @param directory empty for the root
     */
    List<String> tomlFiles(String directory) throws UnreadableFileException;

    /** Every file in the order of their names; of a directory on disk without those of version control, build output and such. */
    List<String> allFiles() throws UnreadableFileException;

    /**
     * The bytes of a file.
     *
     * @param limit a larger file is not read
     */
    byte[] read(String path, int limit) throws UnreadableFileException;

    /** True when the path is a file inside the repository. */
    boolean hasFile(String path);

    /** Lets go of what is open; a directory on disk has nothing. */
    @Override
    default void close() {}
}
