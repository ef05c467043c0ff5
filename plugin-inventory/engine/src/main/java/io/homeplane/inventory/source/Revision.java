package io.homeplane.inventory.source;

import io.homeplane.inventory.source.UnreadableFileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * One commit of a git repository, read without a checkout.
 *
 * @param gitDirectory the bare repository, or the {@code .git} of a work tree
 * @param root the work tree, or the bare repository
 * @param directory the directory that was asked about, relative to the repository's root; empty for the root
 * @param commit its full name
 */
public record Revision(Path gitDirectory, Path root, String directory, String commit) {
    private static final String HEAD = Constants.HEAD;

    /**
     * A commit of the repository that a directory is, or is in.
     *
     * @param directory a bare repository, or a directory of a work tree
     * @param revision a branch, a tag or a commit; empty for HEAD
     * @throws UnreadableFileException with {@link Reason#NO_REVISION} when there is no such commit
     */
    public static Revision of(Path directory, String revision) throws UnreadableFileException {
        Path inner = existing(directory);
        try (Repository repository = open(inner, directory, revision)) {
            Path git = repository.getDirectory().toPath();
            Path root = repository.isBare()
                    ? git
                    : repository.getWorkTree().toPath().toRealPath();
            String inside = repository.isBare() ? "" : root.relativize(inner).toString();
            String commit = commit(repository, directory, revision.isEmpty() ? HEAD : revision);
            return new Revision(git, root, inside.replace('\\', '/'), commit);
        } catch (IOException broken) {
            throw new UnreadableFileException(
                    Reason.FAILED, "the repository " + directory + " cannot be read: " + broken.getMessage());
        }
    }

    /**
     * The same commit seen from another directory of the repository.
     *
     * @param other relative to the repository's root; empty for the root
     */
    public Revision in(String other) {
        return new Revision(gitDirectory, root, other, commit);
    }

    /** True for a repository without a work tree. */
    public static boolean isBare(Path directory) {
        // Nearly every inventory is in no bare repository, and is told so without starting JGit.
        return Files.exists(directory.resolve(Constants.R_REFS))
                && RepositoryCache.FileKey.isGitRepository(directory.toFile(), FS.DETECTED)
                && !".git".equals(String.valueOf(directory.getFileName()));
    }

    /** The repository itself; whoever opens it closes it. */
    Repository open() throws IOException {
        return new FileRepositoryBuilder().setGitDir(gitDirectory.toFile()).build();
    }

    private static Path existing(Path directory) throws UnreadableFileException {
        try {
            Path found = directory.toRealPath();
            if (Files.isDirectory(found)) {
                return found;
            }
        } catch (IOException missing) {
            // said below like a file of that name
        }
        throw new UnreadableFileException(Reason.MISSING, "there is no directory " + directory);
    }

    private static Repository open(Path inner, Path asked, String revision)
            throws IOException, UnreadableFileException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        if (isBare(inner)) {
            builder.setGitDir(inner.toFile()).setBare();
        } else {
            builder.findGitDir(inner.toFile());
        }
        if (builder.getGitDir() == null) {
            throw new UnreadableFileException(
                    Reason.NO_REVISION,
                    asked + " is in no git repository"
                            + (revision.isEmpty() ? "" : ", so it has no revision " + revision));
        }
        return builder.build();
    }

    private static String commit(Repository repository, Path asked, String revision)
            throws IOException, UnreadableFileException {
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId id = repository.resolve(revision);
            if (id == null) {
                throw none(missing(repository, asked, revision));
            }
            RevObject object = walk.peel(walk.parseAny(id));
            if (object instanceof RevCommit commit) {
                return commit.name();
            }
            throw none(revision + " of the repository " + asked + " is a "
                    + (object.getType() == Constants.OBJ_BLOB ? "file" : "directory") + ", not a commit");
        } catch (MissingObjectException | IncorrectObjectTypeException gone) {
            throw none(missing(repository, asked, revision));
        } catch (AmbiguousObjectException several) {
            throw none(revision + " means more than one object of the repository " + asked);
        } catch (RevisionSyntaxException malformed) {
            throw none("'" + revision + "' is not how a revision of git is written");
        }
    }

    private static String missing(Repository repository, Path asked, String revision) throws IOException {
        if (repository.resolve(HEAD) == null && revision.equals(HEAD)) {
            return "the repository " + asked + " has no commit yet";
        }
        boolean shallow = Files.exists(repository.getDirectory().toPath().resolve("shallow"));
        return "the repository " + asked + (shallow ? " is a shallow clone that" : "") + " has no revision " + revision;
    }

    private static UnreadableFileException none(String message) {
        return new UnreadableFileException(Reason.NO_REVISION, message);
    }
}
