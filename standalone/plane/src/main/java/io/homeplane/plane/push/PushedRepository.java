package io.homeplane.plane.push;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A bare repository that people push to by its path. Whoever may write its files may push: the file system is the guard, so
 * there is no port, no token and no hook, and a push made while nobody watched is found later.
 */
public final class PushedRepository implements Closeable {
    private static final String BRANCH = "main";
    private static final String JENKINSFILE = "Jenkinsfile";
    private static final int LARGEST = 1024 * 1024;

    private final Git git;

    private PushedRepository(Git git) {
        this.git = git;
    }

    /** The repository in this directory, made when there is none. */
    public static PushedRepository open(Path directory) throws IOException {
        try {
            return new PushedRepository(Git.init()
                    .setBare(true)
                    .setInitialBranch(BRANCH)
                    .setDirectory(directory.toFile())
                    .call());
        } catch (GitAPIException failed) {
            throw new IOException("the repository " + directory + " cannot be opened: " + failed.getMessage(), failed);
        }
    }

    /** Takes the commits of another repository's branch, as its first ones. */
    public void seed(Path other) throws IOException {
        try {
            git.fetch()
                    .setRemote(other.toUri().toString())
                    .setRefSpecs(new RefSpec("refs/heads/" + BRANCH + ":refs/heads/" + BRANCH))
                    .call();
        } catch (GitAPIException failed) {
            throw new IOException(
                    "the first fleet could not be taken from " + other + ": " + failed.getMessage(), failed);
        }
    }

    /** The newest commit; empty before the first push. */
    public String head() throws IOException {
        Ref head = git.getRepository().getRefDatabase().exactRef(Constants.R_HEADS + BRANCH);
        return head == null || head.getObjectId() == null
                ? ""
                : head.getObjectId().name();
    }

    /** The {@code Jenkinsfile} of a commit, as Jenkins's "Pipeline script from SCM" takes it. */
    public Optional<String> jenkinsfile(String commit) throws IOException {
        Repository repository = git.getRepository();
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk found = TreeWalk.forPath(
                        repository,
                        JENKINSFILE,
                        walk.parseCommit(ObjectId.fromString(commit)).getTree())) {
            if (found == null) {
                return Optional.empty();
            }
            byte[] text = repository.open(found.getObjectId(0)).getBytes(LARGEST);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        }
    }

    /** Where to push to. */
    public Path directory() {
        return git.getRepository().getDirectory().toPath();
    }

    @Override
    public void close() {
        git.close();
    }
}
