package io.homeplane.inventory.source;

import java.io.File;
import java.io.IOException;
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

/** What git tracks: the files of the next commit, as they are staged. */
public final class GitIndex implements FileTree {
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
        FileRepositoryBuilder found =
                new FileRepositoryBuilder().findGitDir(directory.toRealPath().toFile());
        if (found.getGitDir() == null) {
            return Optional.empty();
        }
        try (Repository repository = found.setMustExist(true).build()) {
            if (repository.isBare()) {
                return Optional.empty();
            }
            Path root = repository.getWorkTree().toPath().toRealPath();
            String inside = root.relativize(directory.toRealPath()).toString().replace(File.separatorChar, '/');
            GitIndex index = new GitIndex(repository.getDirectory().toPath(), inside.isEmpty() ? "" : inside + "/");
            index.load(repository.readDirCache());
            return Optional.of(index);
        }
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

    /** Every tracked file, relative to the directory. */
    public List<String> files() {
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
