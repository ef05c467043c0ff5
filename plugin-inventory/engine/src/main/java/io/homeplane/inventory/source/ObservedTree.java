package io.homeplane.inventory.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A tree of files on disk that remembers what was asked of it, to say later whether the answers would still be the same. */
public final class ObservedTree implements FileTree {
    /** A file changed again within one tick of the file system's clock keeps its time: a younger one is not trusted. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final Path root;
    private final FileTree tree;
    private final Instant began = Instant.now();
    private final Map<String, Stamp> files = new ConcurrentHashMap<>();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

    /** What tells one content of a file from another without reading it. */
    private record Stamp(boolean there, long size, FileTime changed, Object key) {
        static final Stamp ABSENT = new Stamp(false, 0, FileTime.fromMillis(0), null);

        static Stamp of(Path file) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(true, found.size(), found.lastModifiedTime(), found.fileKey());
            } catch (IOException absent) {
                return ABSENT;
            }
        }
    }

    /** @param root where the tree's paths start on disk */
    public ObservedTree(Path root, FileTree tree) {
        this.root = root;
        this.tree = tree;
    }

    @Override
    public List<String> tomlFiles(String directory) throws UnreadableFileException {
        List<String> found = tree.tomlFiles(directory);
        lists.put(directory, List.copyOf(found));
        return found;
    }

    @Override
    public List<String> allFiles() throws UnreadableFileException {
        return tree.allFiles();
    }

    @Override
    public byte[] read(String path, int limit) throws UnreadableFileException {
        observe(path);
        return tree.read(path, limit);
    }

    @Override
    public boolean hasFile(String path) {
        observe(path);
        return tree.hasFile(path);
    }

    /** Counts a file among those that were asked for; before it is read, so that a change in between is noticed. */
    public void observe(String path) {
        files.computeIfAbsent(path, this::stamp);
    }

    private Stamp stamp(String path) {
        try {
            return Stamp.of(root.resolve(path));
        } catch (InvalidPathException never) {
            return Stamp.ABSENT;
        }
    }

    /** True when no file that was asked for has changed, appeared or gone since, and no other TOML file came. */
    public boolean isUnchanged() {
        for (Map.Entry<String, Stamp> file : files.entrySet()) {
            Stamp then = file.getValue();
            boolean settled =
                    !then.there() || then.changed().toInstant().plus(SETTLED).isBefore(began);
            if (!settled || !then.equals(stamp(file.getKey()))) {
                return false;
            }
        }
        return lists.entrySet().stream().allMatch(list -> Objects.equals(list.getValue(), listed(list.getKey())));
    }

    private List<String> listed(String directory) {
        try {
            return tree.tomlFiles(directory);
        } catch (UnreadableFileException gone) {
            return null;
        }
    }
}
