package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.SourceText;
import io.homeplane.inventory.tree.Table;
import io.homeplane.inventory.tree.TreeLimits;
import io.homeplane.inventory.tree.YamlTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The Compose files of a repository, each parsed once however many stacks share it. */
final class ComposeFiles {
    private static final TreeLimits LIMITS = TreeLimits.DEFAULT;

    private final FileTree files;
    private final String inventoryDirectory;
    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    /** @param inventoryDirectory relative to the repository's root; positions are given as seen from it */
    ComposeFiles(FileTree files, String inventoryDirectory) {
        this.files = files;
        this.inventoryDirectory = inventoryDirectory;
    }

    /**
     * @param tagged true when {@link ComposeTags} has something to do in it
     * @param unreadable why there is no document, when the file could not be read at all; else null
     */
    private record Parsed(
            Optional<Table> document, boolean tagged, List<Problem> problems, UnreadableFileException unreadable) {}

    /** Who asks for a file: where, under which path of the inventory, and what to do when it is not there. */
    record Asked(Position position, String path, String hint) {}

    FileTree tree() {
        return files;
    }

    /** A file of the repository as positions name it. */
    String shown(String file) {
        return RepositoryPath.from(inventoryDirectory, file);
    }

    /** A file of the repository; a problem for whoever asks when it is missing or broken. */
    Optional<Table> document(String file, Asked asked, Problems problems) {
        Parsed found = parsed.computeIfAbsent(file, this::read);
        if (found.unreadable() != null) {
            problems.add(
                    code(found.unreadable()),
                    asked.position(),
                    asked.path(),
                    "the Compose file " + file + " is not read: "
                            + found.unreadable().getMessage(),
                    asked.hint());
        }
        problems.addAll(found.problems());
        return found.document();
    }

    /** True when a document that was asked for has {@code !reset} or {@code !override} in it. */
    boolean isTagged(String file) {
        return parsed.get(file).tagged();
    }

    private Parsed read(String file) {
        try {
            String name = shown(file);
            Problems problems = new Problems();
            Optional<Table> document = parse(name, files.read(file, LIMITS.bytes()), problems);
            document.ifPresent(table -> ComposeSecrets.check(table, problems));
            boolean tagged = document.isPresent() && ComposeTags.hasTags(document.get());
            return new Parsed(document, tagged, problems.sorted(), null);
        } catch (UnreadableFileException unreadable) {
            return new Parsed(Optional.empty(), false, List.of(), unreadable);
        }
    }

    private static ProblemCode code(UnreadableFileException why) {
        return switch (why.reason()) {
            case OUTSIDE -> ProblemCode.OUTSIDE_REPOSITORY;
            case TOO_LARGE -> ProblemCode.TOO_LARGE;
            case MISSING, NOT_A_FILE -> ProblemCode.MISSING_COMPOSE_FILE;
            case NO_REVISION -> ProblemCode.NO_REVISION;
            case FAILED -> ProblemCode.UNREADABLE_FILE;
        };
    }

    /** The table that a Compose file is. */
    static Optional<Table> parse(String name, byte[] bytes, Problems problems) {
        return SourceText.decode(name, bytes, LIMITS, problems).flatMap(text -> table(name, text, problems));
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
                    node.map(Node::position).orElseGet(() -> new Position(name, 1, 1)),
                    name,
                    "expected a table with services, found "
                            + node.map(Node::described).orElse("nothing"));
        }
        return Optional.empty();
    }
}
