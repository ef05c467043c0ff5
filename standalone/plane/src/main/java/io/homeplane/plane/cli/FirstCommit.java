package io.homeplane.plane.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;

/** A directory's files as the first commit of a git repository. */
final class FirstCommit {
    private FirstCommit() {}

    static void of(Path files, Path repository) throws Exception {
        copy(files, repository);
        try (Git git = Git.init()
                .setInitialBranch("main")
                .setDirectory(repository.toFile())
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("The first fleet")
                    .setAuthor("plane", "plane@homeplane.invalid")
                    .setCommitter("plane", "plane@homeplane.invalid")
                    .setSign(false)
                    .call();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(from)) {
            all = found.toList();
        }
        for (Path each : all) {
            Path target = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(target);
            } else {
                Files.copy(each, target);
            }
        }
    }
}
