package io.homeplane.plane.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.util.FileUtils;

/** Where a plane keeps builds and workspaces: a directory that somebody named, or one that goes with the process. */
record Home(Path path, boolean temporary) implements AutoCloseable {
    /** The named directory, made when it is missing; a temporary one, readable by its owner alone, when there is none. */
    static Home at(Path named) throws IOException {
        return named == null
                ? new Home(Files.createTempDirectory("plane-"), true)
                : new Home(Files.createDirectories(named), false);
    }

    /** Removes a temporary directory; symbolic links in it are removed, not followed. */
    @Override
    public void close() throws IOException {
        if (temporary) {
            FileUtils.delete(path.toFile(), FileUtils.RECURSIVE);
        }
    }
}
