package io.homeplane.inventory.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** What git tracks: the files of the next commit, as they are staged. */
public final class GitIndex implements FileTree {
    private static final String LINK = "gitdir:";

    private final Path gitDirectory;
    private final String prefix;
    private final Map<String, ObjectId> files = new LinkedHashMap<>();

    private GitIndex(Path gitDirectory, String prefix) {
        this.gitDirectory = gitDirectory;
        this.prefix = prefix;
    }

    /**
     * The index of the work tree that a directory is in; empty when it is in none.
     *
     * @param directory paths of files are relative to it, and files outside of it are left out
     */
    public static Optional<GitIndex> of(Path directory) throws IOException {
        Path inner = directory.toRealPath();
        Path root = workTree(inner);
        if (root == null) {
            return Optional.empty();
        }
        String inside = root.relativize(inner).toString().replace(File.separatorChar, '/');
        GitIndex index = new GitIndex(gitDirectory(root.resolve(".git")), inside.isEmpty() ? "" : inside + "/");
        // Without a Repository, which would look for git's own configuration by starting git.
        Path file = index.gitDirectory.resolve("index");
        if (Files.isRegularFile(file)) {
            index.load(DirCache.read(file.toFile(), FS.DETECTED));
        }
        return Optional.of(index);
    }

    private static Path workTree(Path inside) {
        Path root = inside;
        while (root != null && !Files.exists(root.resolve(".git"))) {
            root = root.getParent();
        }
        return root;
    }

    /** The files that tell what git tracks around a directory and where it comes from, whether they are there or not. */
    public static List<Path> files(Path directory) {
        try {
            Path root = workTree(directory.toRealPath());
            Path dotGit = (root == null ? directory : root).resolve(".git");
            Path git = root == null ? dotGit : gitDirectory(dotGit);
            // Not the directory itself: git touches it whenever it runs.
            return List.of(git.resolve("index"), dotGit.resolve("config"));
        } catch (IOException none) {
            return List.of();
        }
    }

    /** The directory itself, or the one that the file of a linked work tree names. */
    private static Path gitDirectory(Path dotGit) throws IOException {
        if (Files.isDirectory(dotGit)) {
            return dotGit;
        }
        String link = Files.readString(dotGit).strip();
        if (!link.startsWith(LINK)) {
            throw new IOException(dotGit + " names no git directory");
        }
        return dotGit.resolveSibling(link.substring(LINK.length()).strip()).normalize();
    }

    private void load(DirCache cache) {
        for (int position = 0; position < cache.getEntryCount(); position++) {
            DirCacheEntry entry = cache.getEntry(position);
            boolean file =
                    entry.getFileMode() == FileMode.REGULAR_FILE || entry.getFileMode() == FileMode.EXECUTABLE_FILE;
            if (file && entry.getPathString().startsWith(prefix)) {
                files.put(entry.getPathString().substring(prefix.length()), entry.getObjectId());
            }
        }
    }

    @Override
    public List<String> allFiles() {
        return List.copyOf(files.keySet());
    }

    @Override
    public List<String> tomlFiles(String directory) {
        String start = directory.isEmpty() ? "" : directory + "/";
        List<String> found = new ArrayList<>();
        for (String file : files.keySet()) {
            if (file.startsWith(start) && file.endsWith(".toml")) {
                found.add(file);
            }
        }
        found.sort(null);
        return found;
    }

    @Override
    public byte[] read(String path, int limit) throws UnreadableFileException {
        ObjectId id = files.get(path);
        if (id == null) {
            boolean outside = path.startsWith("../") || path.startsWith("/");
            throw new UnreadableFileException(
                    outside ? UnreadableFileException.Reason.OUTSIDE : UnreadableFileException.Reason.MISSING,
                    outside ? "the path leads out of the repository" : "git tracks no such file");
        }
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(gitDirectory.toFile()).build()) {
            var object = repository.open(id);
            if (object.getSize() > limit) {
                throw new UnreadableFileException(
                        UnreadableFileException.Reason.TOO_LARGE,
                        "it has more than the " + limit + " bytes that are read");
            }
            return object.getBytes();
        } catch (IOException failed) {
            throw new UnreadableFileException(
                    UnreadableFileException.Reason.FAILED, "it cannot be read: " + failed.getMessage());
        }
    }

    @Override
    public boolean hasFile(String path) {
        return files.containsKey(path);
    }
}
