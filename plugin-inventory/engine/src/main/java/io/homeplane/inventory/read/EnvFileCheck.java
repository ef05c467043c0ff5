package io.homeplane.inventory.read;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.compose.ComposeReader;
import io.homeplane.inventory.compose.RepositoryPath;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.SecretNames;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.tree.TreeLimits;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Env files of the repository must not hold secrets in the open. */
final class EnvFileCheck {
    private final FileTree files;
    private final Predicate<String> tracked;
    private final UnaryOperator<String> shown;
    private final Problems problems;
    private final Set<String> seen = new HashSet<>();

    /**
     * Looks at the files that git tracks: others are nobody's to read.
     *
     * @param shown how a file of the repository is named in positions
     */
    EnvFileCheck(FileTree files, Predicate<String> tracked, UnaryOperator<String> shown, Problems problems) {
        this.files = files;
        this.tracked = tracked;
        this.shown = shown;
        this.problems = problems;
    }

    /** Looks at the env files that a stack names, and at the {@code .env} beside its Compose file. */
    void check(Stack stack, ComposeProject project) {
        Set<String> named = new LinkedHashSet<>();
        named.add(RepositoryPath.resolve(ComposeReader.projectDirectory(stack), ".env"));
        stack.definition()
                .additionalEnvFiles()
                .forEach(file -> named.add(RepositoryPath.resolve(stack.runDirectory(), file)));
        project.services().values().forEach(service -> service.envFiles().forEach(file -> named.add(file.path())));
        named.stream().filter(seen::add).filter(files::hasFile).filter(tracked).forEach(this::file);
    }

    private void file(String file) {
        try {
            String text = new String(files.read(file, TreeLimits.DEFAULT.bytes()), StandardCharsets.UTF_8);
            if (!text.contains("sops_version=") && !text.contains("sops_mac=")) {
                lines(file, text);
            }
        } catch (UnreadableFileException unreadable) {
            problems.add(
                    ProblemCode.UNREADABLE_FILE,
                    Position.of(shown.apply(file)),
                    file,
                    "the env file is not read: " + unreadable.getMessage(),
                    "");
        }
    }

    private void lines(String file, String text) {
        String[] lines = text.split("\n", -1);
        for (int index = 0; index < lines.length; index++) {
            int equals = lines[index].indexOf('=');
            String name =
                    equals < 0 ? "" : lines[index].substring(0, equals).strip().replaceFirst("^export ", "");
            if (!name.startsWith("#") && SecretNames.isOpenSecret(name, lines[index].substring(equals + 1))) {
                SecretNames.report(new Position(shown.apply(file), index + 1, 1), name, problems);
            }
        }
    }
}
