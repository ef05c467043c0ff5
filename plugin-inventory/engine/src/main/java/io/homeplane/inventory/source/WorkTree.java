package io.homeplane.inventory.source;

import io.homeplane.inventory.source.UnreadableFileException.Reason;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A repository checked out on disk. What lies outside its root is never read, whether a path or a symbolic link leads
 * there.
 */
public final class WorkTree implements FileTree {
    private static final int DEEPEST = 40;

    private final Path root;
    private final Map<Path, Path> realDirectories = new ConcurrentHashMap<>();

    public WorkTree(Path root) throws UnreadableFileException {
        try {
            this.root = root.toRealPath();
        } catch (IOException missing) {
            throw new UnreadableFileException(Reason.MISSING, "there is no directory " + root);
        }
    }

    /** The root on disk, without symbolic links. */
    public Path root() {
        return root;
    }

    @Override
    public List<String> tomlFiles(String directory) throws UnreadableFileException {
        return list(directory, file -> file.endsWith(".toml"));
    }

    @Override
    public List<String> allFiles() throws UnreadableFileException {
        return list("", file -> true);
    }

    private List<String> list(String directory, Predicate<String> wanted) throws UnreadableFileException {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    inside(directory), EnumSet.noneOf(FileVisitOption.class), DEEPEST, new Collector(found, wanted));
        } catch (IOException failed) {
            throw new UnreadableFileException(Reason.FAILED, "the directory cannot be listed: " + failed.getMessage());
        }
        Collections.sort(found);
        return found;
    }

    @Override
    public byte[] read(String path, int limit) throws UnreadableFileException {
        Path file = inside(path);
        try {
            if (!Files.isRegularFile(file)) {
                throw new UnreadableFileException(
                        Reason.NOT_A_FILE, Files.isDirectory(file) ? "it is a directory" : "it is not a regular file");
            }
            try (java.io.InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(limit + 1);
                if (bytes.length > limit) {
                    throw new UnreadableFileException(
                            Reason.TOO_LARGE, "it has more than the " + limit + " bytes that are read");
                }
                return bytes;
            }
        } catch (IOException failed) {
            throw new UnreadableFileException(Reason.FAILED, "it cannot be read: " + failed.getMessage());
        }
    }

    @Override
    public boolean hasFile(String path) {
        try {
            Path wanted = wanted(path);
            // Most are asked for where there is none, and that costs no exception.
            return Files.exists(wanted, LinkOption.NOFOLLOW_LINKS) && Files.isRegularFile(inside(path));
        } catch (UnreadableFileException | InvalidPathException notHere) {
            return false;
        }
    }

    private Path wanted(String path) throws UnreadableFileException {
        Path wanted = root.resolve(path).normalize();
        if (!wanted.startsWith(root)) {
            throw new UnreadableFileException(Reason.OUTSIDE, "the path leads out of the repository");
        }
        return wanted;
    }

    private Path inside(String path) throws UnreadableFileException {
        try {
            Path wanted = wanted(path);
            Path real = wanted.equals(root) ? root : real(wanted);
            if (!real.startsWith(root)) {
                throw new UnreadableFileException(Reason.OUTSIDE, "a symbolic link leads out of the repository");
            }
            return real;
        } catch (NoSuchFileException missing) {
            throw new UnreadableFileException(Reason.MISSING, "there is no such file");
        } catch (IOException | InvalidPathException failed) {
            throw new UnreadableFileException(Reason.FAILED, "it cannot be opened: " + failed.getMessage());
        }
    }

    /** Without symbolic links; each directory on the way is looked at once, however many files are in it. */
    private Path real(Path wanted) throws IOException {
        Path directory = root;
        for (Path name : root.relativize(wanted.getParent())) {
            Path next = directory.resolve(name);
            Path known = realDirectories.get(next);
            directory = known == null ? withoutLink(next) : known;
            realDirectories.put(next, directory);
        }
        return withoutLink(directory.resolve(wanted.getFileName()));
    }

    private static Path withoutLink(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isSymbolicLink()
                ? file.toRealPath()
                : file;
    }

    /** Collects files; symbolic links to directories are not followed, those to files are judged when read. */
    private final class Collector extends SimpleFileVisitor<Path> {
        private final List<String> found;
        private final Predicate<String> wanted;

        Collector(List<String> found, Predicate<String> wanted) {
            this.found = found;
            this.wanted = wanted;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            Path name = directory.getFileName();
            return name != null && SKIPPED.contains(name.toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (wanted.test(file.toString()) && !Files.isDirectory(file)) {
                found.add(root.relativize(file).toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) {
            if (wanted.test(file.toString())) {
                found.add(root.relativize(file).toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
