package io.homeplane.inventory.source;

import io.homeplane.inventory.source.UnreadableFileException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Which files differ between two states of a repository. Objects are compared by their names and equal directories are passed
 * over; a file on disk is read only when its time or size is not the one that git's index knows.
 */
public final class FileChanges {
    /** What became of a file. */
    public enum Kind {
        CHANGED("changed"),
        NEW("is new"),
        GONE("is gone");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As in {@code compose.yaml changed}. */
        public String words() {
            return words;
        }
    }

    private static final int MOST_LINKS = 40;

    private final SortedMap<String, Kind> changes = new TreeMap<>();
    /** Where symbolic links of the later state lead. */
    private final Map<String, String> links = new HashMap<>();

    private FileChanges() {}

    /** From one commit to another one of the same repository, by paths from git's root. */
    public static SortedMap<String, Kind> between(Revision before, Revision now) throws UnreadableFileException {
        return found(before, (found, repository) -> found.commits(repository, before, now));
    }

    /** From a commit to the files of its work tree as they are, without those that git ignores. */
    public static SortedMap<String, Kind> since(Revision before) throws UnreadableFileException {
        return found(before, (found, repository) -> found.workTree(repository, before));
    }

    private interface Walk {
        void in(FileChanges found, Repository repository) throws IOException;
    }

    private static SortedMap<String, Kind> found(Revision before, Walk walk) throws UnreadableFileException {
        FileChanges found = new FileChanges();
        try (Repository repository = before.open()) {
            walk.in(found, repository);
        } catch (IOException broken) {
            throw new UnreadableFileException(
                    Reason.FAILED, "what changed since " + before.commit() + " cannot be read: " + broken.getMessage());
        }
        found.throughLinks();
        return Collections.unmodifiableSortedMap(found.changes);
    }

    private static RevTree tree(Repository repository, Revision revision) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(ObjectId.fromString(revision.commit())).getTree();
        }
    }

    private void commits(Repository repository, Revision before, Revision now) throws IOException {
        RevTree later = tree(repository, now);
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree(repository, before));
            walk.addTree(later);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                changes.put(walk.getPathString(), kind(walk.getFileMode(0), walk.getFileMode(1)));
            }
        }
        if (!changes.isEmpty()) {
            links(repository, later);
        }
    }

    private void links(Repository repository, RevTree tree) throws IOException {
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                if (walk.getFileMode(0) == FileMode.SYMLINK) {
                    byte[] target = repository.open(walk.getObjectId(0)).getBytes();
                    link(walk.getPathString(), new String(target, StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void workTree(Repository repository, Revision before) throws IOException {
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree(repository, before));
            walk.addTree(new DirCacheIterator(repository.readDirCache()));
            FileTreeIterator files = new FileTreeIterator(repository);
            files.setDirCacheIterator(walk, 1);
            walk.addTree(files);
            while (walk.next()) {
                boolean entered = walk.isSubtree() && !ignoredAndUnknown(walk);
                if (entered) {
                    walk.enterSubtree();
                } else if (!walk.isSubtree()) {
                    compare(walk, repository);
                }
            }
        }
    }

    private static boolean ignoredAndUnknown(TreeWalk walk) throws IOException {
        WorkingTreeIterator file = walk.getTree(2, WorkingTreeIterator.class);
        boolean known = walk.getTree(0, AbstractTreeIterator.class) != null
                || walk.getTree(1, AbstractTreeIterator.class) != null;
        return file != null && !known && file.isEntryIgnored();
    }

    private void compare(TreeWalk walk, Repository repository) throws IOException {
        WorkingTreeIterator file = walk.getTree(2, WorkingTreeIterator.class);
        FileMode old = walk.getFileMode(0);
        FileMode now = file == null || ignoredAndUnknown(walk)
                ? FileMode.MISSING
                : file.getIndexFileMode(walk.getTree(1, DirCacheIterator.class));
        String path = walk.getPathString();
        if (now == FileMode.SYMLINK) {
            Path target =
                    Files.readSymbolicLink(repository.getWorkTree().toPath().resolve(path));
            link(path, target.toString().replace('\\', '/'));
        }
        boolean there = old != FileMode.MISSING || now != FileMode.MISSING;
        if (there && !(old == now && file != null && walk.getObjectId(0).equals(file.getEntryObjectId()))) {
            changes.put(path, kind(old, now));
        }
    }

    private static Kind kind(FileMode before, FileMode now) {
        return before == FileMode.MISSING ? Kind.NEW : now == FileMode.MISSING ? Kind.GONE : Kind.CHANGED;
    }

    private void link(String path, String target) {
        if (!target.startsWith("/")) {
            Path parent = Path.of("/" + path).resolveSibling(target).normalize();
            links.put(path, parent.toString().substring(1).replace('\\', '/'));
        }
    }

    /** What a link leads to is read through the link: a change of the one is a change of the other. */
    private void throughLinks() {
        for (int round = 0; round < MOST_LINKS; round++) {
            int known = changes.size();
            links.forEach((link, target) -> {
                SortedMap<String, Kind> below =
                        new TreeMap<>(target.isEmpty() ? changes : changes.subMap(target + "/", target + "0"));
                below.forEach((path, kind) -> {
                    if (!path.startsWith(link + "/")) {
                        changes.putIfAbsent(
                                link + "/" + path.substring(target.isEmpty() ? 0 : target.length() + 1), kind);
                    }
                });
                if (changes.containsKey(target)) {
                    changes.putIfAbsent(link, changes.get(target));
                }
            });
            if (changes.size() == known) {
                return;
            }
        }
    }
}
