package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.source.WorkTree;
import io.homeplane.inventory.tree.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the Compose files of stacks as Compose does: variables in place, {@code extends} and {@code include} followed, several
 * files merged. One reader parses each file once, however many stacks share it and threads ask for them.
 */
public final class ComposeReader {
    private final ComposeFiles files;

    /** @param inventoryDirectory relative to the repository's root; positions are given as seen from it */
    public ComposeReader(FileTree files, String inventoryDirectory) {
        this.files = new ComposeFiles(files, inventoryDirectory);
    }

    /** Reads one stack of a repository on disk. */
    public static ComposeReading read(Path repositoryRoot, Stack stack) throws UnreadableFileException {
        return new ComposeReader(new WorkTree(repositoryRoot), "").read(stack);
    }

    /** Reads one stack; a file that is missing or broken is a problem. */
    public ComposeReading read(Stack stack) {
        Problems problems = new Problems();
        String directory = projectDirectory(stack);
        ComposeEnvironment environment = ComposeEnvironment.of(stack, directory, files, problems);
        Composition composition = new Composition(files, problems);
        boolean inline = !stack.definition().contents().isEmpty();
        List<String> paths = inline ? List.of("") : paths(stack);
        Optional<Table> document = inline
                ? inline(stack, problems)
                        .map(table -> ComposeTags.applied(composition.of(table, directory, environment)))
                : composition.of(paths, directory, environment, asked(stack));
        ComposeProject project = new ComposeDecoder(stack.project(), directory, problems)
                .decode(paths, composition, document, environment);
        if (document.isPresent() && project.services().isEmpty() && !composition.isBroken()) {
            problems.add(
                    ProblemCode.COMPOSE_WITHOUT_SERVICES,
                    stack.position(),
                    "stack." + stack.name(),
                    "its Compose files state no service",
                    "add services: to " + String.join(", ", stack.repositoryFiles()));
        }
        return new ComposeReading(project, problems.sorted());
    }

    /** The directory that relative paths of the project start at: that of the first Compose file. */
    public static String projectDirectory(Stack stack) {
        List<String> paths = stack.repositoryFiles();
        return paths.isEmpty()
                ? stack.runDirectory()
                : RepositoryPath.directoryOf(RepositoryPath.resolve("", paths.get(0)));
    }

    private static List<String> paths(Stack stack) {
        return stack.repositoryFiles().stream()
                .map(file -> file.startsWith("/") ? file : RepositoryPath.resolve("", file))
                .toList();
    }

    private static ComposeFiles.Asked asked(Stack stack) {
        return new ComposeFiles.Asked(
                stack.position(),
                "stack." + stack.name() + ".config.file_paths",
                "paths are relative to run_directory, and that to the repository's root");
    }

    /** Lines are those of the text inside the TOML file, so its name says that it is no file of its own. */
    private static Optional<Table> inline(Stack stack, Problems problems) {
        return ComposeFiles.parse(
                stack.position().file() + "#" + stack.name() + ".file_contents",
                stack.definition().contents().getBytes(StandardCharsets.UTF_8),
                problems);
    }
}
