package io.homeplane.inventory.jenkins;

import hudson.AbortException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;

/**
 * The trees of a git repository as directories, one a commit, kept in the cache.
 *
 * <p>A tree holds what the repository holds, so its secrets are encrypted there as they are in git.
 */
final class GitCheckout {
    private final String location;
    private final Path cache;

    /**
     * A repository.
     *
     * @param location a path of this machine or a URL
     * @param cache where mirrors and trees are kept
     */
    GitCheckout(String location, Path cache) {
        this.location = location;
        this.cache = cache;
    }

    /** A commit and the directory that holds its files. */
    record Tree(String commit, Path directory) {}

    /** True for a repository without a work tree. */
    static boolean isBare(Path path) {
        return RepositoryCache.FileKey.isGitRepository(path.toFile(), FS.DETECTED);
    }

    /**
     * The files at a revision.
     *
     * @param revision branch, tag or commit; empty for HEAD
     * @throws AbortException when the repository cannot be read or has no such revision
     */
    Tree at(String revision) throws IOException {
        try (Repository repository = open()) {
            ObjectId commit = resolve(repository, revision.isEmpty() ? "HEAD" : revision);
            Path trees = cache.resolve("trees").resolve(name());
            Path directory = trees.resolve(commit.name());
            if (!Files.isDirectory(directory)) {
                write(repository, commit, trees);
            }
            return new Tree(commit.name(), directory);
        }
    }

    private Repository open() throws IOException {
        Path local = location.contains("://") ? null : Path.of(location);
        if (local == null || !Files.isDirectory(local)) {
            return fetched();
        }
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        return (isBare(local) ? builder.setGitDir(local.toFile()) : builder.findGitDir(local.toFile())).build();
    }

    private Repository fetched() throws IOException {
        Path mirrors = cache.resolve("mirrors");
        Path mirror = mirrors.resolve(name() + ".git");
        try {
            if (Files.isDirectory(mirror)) {
                Repository repository =
                        new FileRepositoryBuilder().setGitDir(mirror.toFile()).build();
                try (Git git = new Git(repository)) {
                    git.fetch().setRemoveDeletedRefs(true).call();
                }
                return repository;
            }
            Files.createDirectories(mirrors);
            return Git.cloneRepository()
                    .setURI(location)
                    .setMirror(true)
                    .setBare(true)
                    .setDirectory(mirror.toFile())
                    .call()
                    .getRepository();
        } catch (GitAPIException failure) {
            throw new IOException(shown("The inventory's repository " + location + " could not be fetched: "
                    + failure.getMessage() + "; check its location under Manage Jenkins, System, Homeplane"));
        }
    }

    private ObjectId resolve(Repository repository, String revision) throws IOException {
        ObjectId commit = repository.resolve(revision + "^{commit}");
        if (commit == null) {
            throw new AbortException(shown("The inventory's repository " + location + " has no revision " + revision
                    + ": name a branch, a tag or a commit of it"));
        }
        return commit;
    }

    private static void write(Repository repository, ObjectId commit, Path trees) throws IOException {
        Files.createDirectories(trees);
        Path directory = trees.resolve(commit.name());
        Path fresh = Files.createTempDirectory(trees, "fresh");
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commits.parseCommit(commit).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                writeFile(repository, walk, fresh);
            }
        }
        try {
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException anotherBuildWasFaster) {
            // What it wrote is the same; without it the move itself failed.
            if (!Files.isDirectory(directory)) {
                throw anotherBuildWasFaster;
            }
        }
    }

    private static void writeFile(Repository repository, TreeWalk walk, Path root) throws IOException {
        Path file = root.resolve(walk.getPathString()).normalize();
        if (!file.startsWith(root)) {
            throw new AbortException(
                    "The inventory's repository holds a path that leads out of it: " + walk.getPathString());
        }
        FileMode mode = walk.getFileMode(0);
        Files.createDirectories(file.resolveSibling(".").normalize());
        if (mode.equals(FileMode.SYMLINK)) {
            writeLink(repository, walk, root, file);
        } else if (mode.getObjectType() == org.eclipse.jgit.lib.Constants.OBJ_BLOB) {
            try (OutputStream out = Files.newOutputStream(file)) {
                repository.open(walk.getObjectId(0)).copyTo(out);
            }
            if (mode.equals(FileMode.EXECUTABLE_FILE) && !file.toFile().setExecutable(true)) {
                throw new IOException(file + " could not be made executable");
            }
        }
    }

    private static void writeLink(Repository repository, TreeWalk walk, Path root, Path file) throws IOException {
        String target = new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
        if (!file.resolveSibling(target).normalize().startsWith(root)) {
            throw new AbortException(
                    "The inventory's repository holds a link that leads out of it: " + walk.getPathString());
        }
        Files.createSymbolicLink(file, Path.of(target));
    }

    /** Pages show it to people who may not know the token that a URL can hold. */
    private static String shown(String sentence) {
        return sentence.replaceAll("://[^/@\\s]*@", "://");
    }

    /** A directory name for the location that says nothing about it. */
    private String name() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(location.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
