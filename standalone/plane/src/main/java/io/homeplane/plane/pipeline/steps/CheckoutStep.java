package io.homeplane.plane.pipeline.steps;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.homeplane.plane.pipeline.Call;
import io.homeplane.plane.pipeline.Checkout;
import io.homeplane.plane.pipeline.Interpreter;
import io.homeplane.plane.pipeline.PipelineException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;

/** {@code checkout scm}: brings the source that the Jenkinsfile came with into the workspace. */
public final class CheckoutStep {
    private CheckoutStep() {}

    static Object run(Call call, Interpreter pipeline) throws Exception {
        if (call.positional().size() != 1 || !(call.positional().get(0) instanceof Checkout checkout)) {
            throw new PipelineException("plane knows 'checkout scm' only: other sources are checked out by Jenkins");
        }
        return run(checkout, NodeSteps.directory(call, pipeline), pipeline);
    }

    /** Checks out into a directory; gives Jenkins's map with GIT_COMMIT where there is one. */
    public static Object run(Checkout checkout, FilePath directory, Interpreter pipeline) throws Exception {
        pipeline.log().pipeline("checkout");
        if (checkout.directory() == null) {
            throw new PipelineException("there is no source to check out: run the pipeline with --inventory DIR");
        }
        Path from = checkout.directory().toRealPath();
        Path to = Path.of(directory.getRemote());
        Path git = new FileRepositoryBuilder().findGitDir(from.toFile()).getGitDir() == null
                ? null
                : new FileRepositoryBuilder()
                        .findGitDir(from.toFile())
                        .getGitDir()
                        .toPath();
        if (git == null) {
            pipeline.scope().get(TaskListener.class).getLogger().println("Copying " + from + ", which is not in git");
            copy(from, to);
            return java.util.Map.of();
        }
        String commit = clone(git, to);
        pipeline.scope().get(TaskListener.class).getLogger().println("Checked out " + commit + " of " + git);
        return java.util.Map.of("GIT_COMMIT", commit);
    }

    private static String clone(Path git, Path to) throws IOException, GitAPIException, PipelineException {
        try (Git source = Git.open(git.toFile())) {
            ObjectId head = source.getRepository().resolve("HEAD");
            if (head == null) {
                throw new PipelineException(
                        "the repository " + git + " has no commit yet: commit before the pipeline runs");
            }
            try (Git target = Files.exists(to.resolve(".git"))
                    ? Git.open(to.toFile())
                    : Git.init().setDirectory(to.toFile()).call()) {
                target.fetch()
                        .setRemote(git.toUri().toString())
                        .setRefSpecs(
                                new RefSpec("+HEAD:refs/remotes/origin/HEAD"),
                                new RefSpec("+refs/heads/*:refs/remotes/origin/*"))
                        .call();
                target.reset().setMode(ResetType.HARD).setRef(head.name()).call();
                target.clean().setForce(true).setCleanDirectories(true).call();
            }
            return head.name();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
