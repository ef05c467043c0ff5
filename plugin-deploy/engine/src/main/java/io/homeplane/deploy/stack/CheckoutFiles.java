package io.homeplane.deploy.stack;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of a checked-out repository; nothing outside its root is ever read. */
public final class CheckoutFiles implements RepositoryFiles {
    private static final int DEEPEST = 64;

    private final Path root;

    /** Files below {@code root}, which need not be a git checkout. */
    public CheckoutFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public List<RepositoryFile> under(String directory) throws IOException {
        Path start = resolve(directory);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(start, Set.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                if (path.endsWith(".git")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                inside(path);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
                    found.add(path);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        List<RepositoryFile> files = new ArrayList<>();
        for (Path path : found) {
            files.add(read(path));
        }
        files.sort(Comparator.comparing(RepositoryFile::path));
        return files;
    }

    @Override
    public Optional<RepositoryFile> file(String path) throws IOException {
        Path found = resolve(path);
        return Files.isRegularFile(found) ? Optional.of(read(found)) : Optional.empty();
    }

    private Path resolve(String path) throws IOException {
        Path resolved = root.resolve(path).normalize();
        if (!resolved.startsWith(root)) {
            throw new IOException(path + " leads out of the repository");
        }
        return resolved;
    }

    private RepositoryFile read(Path path) throws IOException {
        inside(path);
        String name = root.relativize(path).toString().replace('\\', '/');
        return new RepositoryFile(name, Files.isExecutable(path), Files.readAllBytes(path));
    }

    /** A link may stand for another file of the repository, never for one outside. */
    private void inside(Path path) throws IOException {
        if (!path.toRealPath().startsWith(root.toRealPath())) {
            throw new IOException(root.relativize(path) + " is a link that leads out of the repository");
        }
    }
}
