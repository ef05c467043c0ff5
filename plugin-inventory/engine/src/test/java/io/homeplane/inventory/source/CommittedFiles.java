package io.homeplane.inventory.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository whose commits are made from texts, without a work tree. */
public final class CommittedFiles implements AutoCloseable {
    private static final PersonIdent AUTHOR =
            new PersonIdent("test", "test@example.com", Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final Repository repository;
    private final Map<String, DirCacheEntry> entries = new TreeMap<>();
    private ObjectId head = ObjectId.zeroId();

    public CommittedFiles(Path directory) throws IOException {
        repository = new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .build();
        repository.create(true);
    }

    public CommittedFiles file(String path, String text) throws IOException {
        return entry(path, FileMode.REGULAR_FILE, text);
    }

    public CommittedFiles script(String path, String text) throws IOException {
        return entry(path, FileMode.EXECUTABLE_FILE, text);
    }

    public CommittedFiles link(String path, String target) throws IOException {
        return entry(path, FileMode.SYMLINK, target);
    }

    public CommittedFiles submodule(String path) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(FileMode.GITLINK);
        entry.setObjectId(ObjectId.fromString("1234567890123456789012345678901234567890"));
        entries.put(path, entry);
        return this;
    }

    public CommittedFiles without(String path) {
        entries.remove(path);
        return this;
    }

    private CommittedFiles entry(String path, FileMode mode, String text) throws IOException {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(mode);
        entry.setObjectId(blob(text));
        entries.put(path, entry);
        return this;
    }

    /** A file's contents as an object. */
    public ObjectId blob(String text) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
            inserter.flush();
            return id;
        }
    }

    /** A commit of all files, to which the branch {@code main} and HEAD lead then. */
    public String commit() throws IOException {
        DirCache cache = DirCache.newInCore();
        DirCacheBuilder builder = cache.builder();
        entries.values().forEach(builder::add);
        builder.finish();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            return commit(cache.writeTree(inserter), inserter);
        }
    }

    /** A commit of one directory with one file in it, of names that git itself refuses to write. */
    public String commitOf(String directory, String name) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TreeFormatter inner = new TreeFormatter();
            inner.append(name, FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, new byte[] {'x'}));
            TreeFormatter outer = new TreeFormatter();
            outer.append(directory, FileMode.TREE, inserter.insert(inner));
            return commit(inserter.insert(outer), inserter);
        }
    }

    private String commit(ObjectId tree, ObjectInserter inserter) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        if (!head.equals(ObjectId.zeroId())) {
            commit.setParentId(head);
        }
        commit.setAuthor(AUTHOR);
        commit.setCommitter(AUTHOR);
        commit.setMessage("files");
        head = inserter.insert(commit);
        inserter.flush();
        RefUpdate main = repository.updateRef("refs/heads/main");
        main.setNewObjectId(head);
        main.forceUpdate();
        repository.updateRef(Constants.HEAD, false).link("refs/heads/main");
        return head.name();
    }

    public Path directory() {
        return repository.getDirectory().toPath();
    }

    @Override
    public void close() {
        repository.close();
    }
}
