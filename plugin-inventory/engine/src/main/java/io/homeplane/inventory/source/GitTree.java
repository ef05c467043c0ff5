package io.homeplane.inventory.source;

import io.homeplane.inventory.source.UnreadableFileException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * The files of one commit, read from the repository's objects without a checkout. A symbolic link is followed to another file of
 * the tree; one that leads out of it is never read, and neither is a submodule, whose files are in another repository.
 */
public final class GitTree implements FileTree {
    private static final int MOST_FILES = 200_000;
    private static final int MOST_LINKS = 40;
    private static final int LONGEST_LINK = 4096;

    private final Repository repository;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Set<String> directories = new HashSet<>(Set.of(""));

    private GitTree(Repository repository) {
        this.repository = repository;
    }

    private record Entry(FileMode mode, ObjectId id) {}

    /**
     * The files below a directory of a commit, as if it were the root.
     *
     * @param directory relative to the repository's root; empty for all of it
     */
    public static GitTree open(Revision revision, String directory) throws UnreadableFileException {
        try {
            GitTree tree = new GitTree(revision.open());
            try {
                tree.load(ObjectId.fromString(revision.commit()), directory);
                return tree;
            } catch (IOException | UnreadableFileException | RuntimeException broken) {
                tree.close();
                throw broken;
            }
        } catch (IOException broken) {
            throw new UnreadableFileException(
                    Reason.FAILED, "commit " + revision.commit() + " cannot be read: " + broken.getMessage());
        }
    }

    private void load(ObjectId commit, String directory) throws IOException, UnreadableFileException {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commits.parseCommit(commit).getTree());
            walk.setRecursive(true);
            if (!directory.isEmpty()) {
                walk.setFilter(PathFilter.create(directory));
            }
            while (walk.next()) {
                add(walk.getPathString(), prefix, new Entry(walk.getFileMode(0), walk.getObjectId(0)));
            }
        }
        if (entries.isEmpty() && !directory.isEmpty()) {
            throw new UnreadableFileException(
                    Reason.MISSING, "there is no directory " + directory + " in commit " + commit.name());
        }
    }

    private void add(String path, String prefix, Entry entry) throws UnreadableFileException {
        // git itself writes no such name, but whoever makes objects by hand can.
        List<String> parts = Arrays.asList(path.split("/", -1));
        if (parts.contains("..") || parts.contains(".") || parts.contains("") || path.indexOf('\\') >= 0) {
            throw new UnreadableFileException(
                    Reason.OUTSIDE, "its commit holds a path that leads out of the repository: " + path);
        }
        if (!path.startsWith(prefix)) {
            return;
        }
        if (entries.size() == MOST_FILES) {
            throw new UnreadableFileException(
                    Reason.TOO_LARGE, "its commit has more than the " + MOST_FILES + " files that are read");
        }
        String inside = path.substring(prefix.length());
        entries.put(inside, entry);
        for (int slash = inside.lastIndexOf('/'); slash > 0; slash = inside.lastIndexOf('/', slash - 1)) {
            if (!directories.add(inside.substring(0, slash))) {
                break;
            }
        }
    }

    @Override
    public List<String> tomlFiles(String directory) {
        String start = directory.isEmpty() ? "" : directory + "/";
        return allFiles().stream()
                .filter(file -> file.startsWith(start) && file.endsWith(".toml"))
                .filter(file -> Arrays.stream(file.split("/", -1)).noneMatch(SKIPPED::contains))
                .toList();
    }

    @Override
    public List<String> allFiles() {
        List<String> files = new ArrayList<>();
        entries.forEach((path, entry) -> {
            if (entry.mode() != FileMode.GITLINK && !leadsToDirectory(path, entry)) {
                files.add(path);
            }
        });
        return files;
    }

    private boolean leadsToDirectory(String path, Entry entry) {
        try {
            return entry.mode() == FileMode.SYMLINK && directories.contains(resolve(path));
        } catch (UnreadableFileException broken) {
            return false;
        }
    }

    /** Every file below a directory, links to directories followed, as a checkout would show it. */
    public List<String> under(String directory) throws UnreadableFileException {
        List<String> found = new ArrayList<>();
        collect(directory, found, 0);
        found.sort(null);
        return found;
    }

    private void collect(String directory, List<String> found, int links) throws UnreadableFileException {
        String real = resolve(directory);
        if (!directories.contains(real)) {
            return;
        }
        String start = real.isEmpty() ? "" : real + "/";
        String shown = directory.isEmpty() ? "" : directory + "/";
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (entry.getKey().startsWith(start)) {
                String path = shown + entry.getKey().substring(start.length());
                if (!leadsToDirectory(entry.getKey(), entry.getValue())) {
                    found.add(path);
                } else if (links < MOST_LINKS) {
                    collect(path, found, links + 1);
                } else {
                    throw circle();
                }
            }
        }
    }

    /** True for a file that git has as one to be run. */
    public boolean isExecutable(String path) throws UnreadableFileException {
        return entry(path).mode() == FileMode.EXECUTABLE_FILE;
    }

    @Override
    public byte[] read(String path, int limit) throws UnreadableFileException {
        return bytes(entry(path), limit);
    }

    @Override
    public boolean hasFile(String path) {
        try {
            entry(path);
            return true;
        } catch (UnreadableFileException notHere) {
            return false;
        }
    }

    private Entry entry(String path) throws UnreadableFileException {
        String real = resolve(path);
        Entry entry = entries.get(real);
        if (entry == null) {
            boolean directory = directories.contains(real);
            throw new UnreadableFileException(
                    directory ? Reason.NOT_A_FILE : Reason.MISSING,
                    directory ? "it is a directory" : "there is no such file");
        }
        return entry;
    }

    /** Where a path leads when every link on the way is followed. */
    private String resolve(String path) throws UnreadableFileException {
        Deque<String> left = new ArrayDeque<>();
        push(path, "the path", left);
        List<String> at = new ArrayList<>();
        int links = 0;
        while (!left.isEmpty()) {
            String part = left.pop();
            if (part.equals("..")) {
                if (at.isEmpty()) {
                    throw outside(links == 0 ? "the path" : "a symbolic link");
                }
                at.remove(at.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                at.add(part);
                Entry entry = entries.get(String.join("/", at));
                if (entry != null && entry.mode() == FileMode.GITLINK) {
                    throw new UnreadableFileException(
                            Reason.MISSING,
                            "it is in the submodule " + String.join("/", at)
                                    + ", whose files are in another repository");
                }
                if (entry != null && entry.mode() == FileMode.SYMLINK) {
                    if (++links > MOST_LINKS) {
                        throw circle();
                    }
                    at.remove(at.size() - 1);
                    push(new String(bytes(entry, LONGEST_LINK), StandardCharsets.UTF_8), "a symbolic link", left);
                }
            }
        }
        return String.join("/", at);
    }

    private static void push(String path, String what, Deque<String> left) throws UnreadableFileException {
        if (path.startsWith("/")) {
            throw outside(what);
        }
        String[] parts = path.split("/", -1);
        for (int index = parts.length - 1; index >= 0; index--) {
            left.push(parts[index]);
        }
    }

    private byte[] bytes(Entry entry, int limit) throws UnreadableFileException {
        try {
            ObjectLoader object = repository.open(entry.id());
            if (object.getSize() > limit) {
                throw new UnreadableFileException(
                        Reason.TOO_LARGE, "it has more than the " + limit + " bytes that are read");
            }
            return object.getBytes(limit);
        } catch (IOException | LargeObjectException failed) {
            throw new UnreadableFileException(Reason.FAILED, "it cannot be read: " + failed.getMessage());
        }
    }

    private static UnreadableFileException outside(String what) {
        return new UnreadableFileException(Reason.OUTSIDE, what + " leads out of the repository");
    }

    private static UnreadableFileException circle() {
        return new UnreadableFileException(Reason.FAILED, "its symbolic links lead in a circle");
    }

    @Override
    public void close() {
        repository.close();
    }
}
