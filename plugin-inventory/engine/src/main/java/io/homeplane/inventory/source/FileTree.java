package io.homeplane.inventory.source;

import java.util.List;

/**
 * The files of a repository, read only. Paths are relative to its root, with forward slashes.
 *
 * <p>A port: a work tree on disk is one, a bare repository at a revision is another.
 */
public interface FileTree {
    /**
     * The TOML files under a directory in the order of their names, without those of version control, build output and
     * dependencies.
     *
     * @param directory empty for the root
     */
    List<String> tomlFiles(String directory) throws UnreadableFileException;

    /**
     * The bytes of a file.
     *
     * @param limit a larger file is not read
     */
    byte[] read(String path, int limit) throws UnreadableFileException;

    /** True when the path is a file inside the repository. */
    boolean hasFile(String path);
}
