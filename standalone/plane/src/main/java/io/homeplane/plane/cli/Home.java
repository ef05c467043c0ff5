package io.homeplane.plane.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

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
        if (!temporary) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failed) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
