package io.homeplane.inventory.compose;

import io.homeplane.inventory.compose.ComposeProject.Resource;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.source.WorkTree;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.SourceText;
import io.homeplane.inventory.tree.Table;
import io.homeplane.inventory.tree.TreeLimits;
import io.homeplane.inventory.tree.YamlTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the Compose files of stacks. One reader parses each file once, however many stacks share it; it is not for several
 * threads at once.
 */
public final class ComposeReader {
    private static final TreeLimits LIMITS = TreeLimits.DEFAULT;

    private final FileTree files;
    private final String inventoryDirectory;
    private final Map<String, Parsed> parsed = new HashMap<>();

    /** @param inventoryDirectory relative to the repository's root; positions are given as seen from it */
    public ComposeReader(FileTree files, String inventoryDirectory) {
        this.files = files;
        this.inventoryDirectory = inventoryDirectory;
    }

    /** Reads one stack of a repository on disk. */
    public static ComposeReading read(Path repositoryRoot, Stack stack) throws UnreadableFileException {
        return new ComposeReader(new WorkTree(repositoryRoot), "").read(stack);
    }

    /** Reads one stack; a file that is missing or broken is a problem. */
    public ComposeReading read(Stack stack) {
        Problems problems = new Problems();
        String directory = projectDirectory(stack);
        ComposeDecoder decoder =
                new ComposeDecoder(stack.project(), directory, new Interpolation(stack.environment()), problems);
        ComposeProject project = new ComposeProject(stack.project(), List.of(), Map.of(), Map.of(), Map.of());
        boolean broken = false;
        if (!stack.definition().contents().isEmpty()) {
            Optional<Table> document = inline(stack, problems);
            broken = document.isEmpty();
            project = document.map(table -> decoder.decode("", table)).orElse(project);
        } else {
            for (String file : stack.repositoryFiles()) {
                Optional<Table> document =
                        document(stack, file.startsWith("/") ? file : RepositoryPath.resolve("", file), problems);
                broken |= document.isEmpty();
                project = document.isPresent() ? merged(project, decoder.decode(file, document.get())) : project;
            }
        }
        if (!broken && project.services().isEmpty()) {
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

    /** @param unreadable why there is no document, when the file could not be read at all; else null */
    private record Parsed(Optional<Table> document, List<Problem> problems, UnreadableFileException unreadable) {}

    private Optional<Table> document(Stack stack, String file, Problems problems) {
        Parsed found = parsed.computeIfAbsent(file, this::read);
        if (found.unreadable() != null) {
            unreadable(stack, file, found.unreadable(), problems);
        }
        problems.addAll(found.problems());
        return found.document();
    }

    private Parsed read(String file) {
        try {
            return parse(RepositoryPath.from(inventoryDirectory, file), files.read(file, LIMITS.bytes()));
        } catch (UnreadableFileException unreadable) {
            return new Parsed(Optional.empty(), List.of(), unreadable);
        }
    }

    private static void unreadable(Stack stack, String file, UnreadableFileException why, Problems problems) {
        ProblemCode code = switch (why.reason()) {
            case OUTSIDE -> ProblemCode.OUTSIDE_REPOSITORY;
            case TOO_LARGE -> ProblemCode.TOO_LARGE;
            case MISSING, NOT_A_FILE -> ProblemCode.MISSING_COMPOSE_FILE;
            case FAILED -> ProblemCode.UNREADABLE_FILE;
        };
        problems.add(
                code,
                stack.position(),
                "stack." + stack.name() + ".config.file_paths",
                "the Compose file " + file + " is not read: " + why.getMessage(),
                "paths are relative to run_directory, and that to the repository's root");
    }

    private static Parsed parse(String name, byte[] bytes) {
        Problems problems = new Problems();
        Optional<Table> document =
                SourceText.decode(name, bytes, LIMITS, problems).flatMap(text -> table(name, text, problems));
        return new Parsed(document, problems.sorted(), null);
    }

    private static Optional<Table> table(String name, String text, Problems problems) {
        Problems syntax = new Problems();
        Optional<Node> node = YamlTree.parse(name, text, LIMITS, syntax);
        problems.addAll(syntax.sorted());
        if (node.isPresent() && node.get() instanceof Table table) {
            return Optional.of(table);
        }
        if (syntax.sorted().isEmpty()) {
            problems.add(
                    ProblemCode.COMPOSE_VALUE,
                    node.map(Node::position).orElseGet(() -> Position.of(name)),
                    name,
                    "expected a table with services, found "
                            + node.map(Node::described).orElse("nothing"));
        }
        return Optional.empty();
    }

    /** Lines are those of the text inside the TOML file, so its name says that it is no file of its own. */
    private static Optional<Table> inline(Stack stack, Problems problems) {
        Parsed found = parse(
                stack.position().file() + "#" + stack.name() + ".file_contents",
                stack.definition().contents().getBytes(StandardCharsets.UTF_8));
        problems.addAll(found.problems());
        return found.document();
    }

    private static ComposeProject merged(ComposeProject first, ComposeProject second) {
        List<String> all = new ArrayList<>(first.files());
        all.addAll(second.files());
        Map<String, ComposeService> services = new LinkedHashMap<>(first.services());
        second.services().forEach((name, service) -> services.merge(name, service, ComposeService::overriddenBy));
        Map<String, Resource> networks = new LinkedHashMap<>(first.networks());
        networks.putAll(second.networks());
        Map<String, Resource> volumes = new LinkedHashMap<>(first.volumes());
        volumes.putAll(second.volumes());
        return new ComposeProject(first.name(), all, services, networks, volumes);
    }
}
