package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.source.UnreadableFileException.Reason;
import io.homeplane.inventory.tree.SourceText;
import io.homeplane.inventory.tree.Table;
import io.homeplane.inventory.tree.TomlTree;
import io.homeplane.inventory.tree.TreeLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The TOML files of an inventory, without those of other tools. A file that cannot be parsed is a problem when it stands in
 * the inventory's own directory or has a line like {@code [[stack]]}; deeper, it may be anyone's.
 */
final class InventoryDocuments {
    private static final TreeLimits LIMITS = TreeLimits.DEFAULT;

    private final FileTree files;
    private final Problems problems;

    InventoryDocuments(FileTree files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    List<Table> all() throws UnreadableFileException {
        List<Table> documents = new ArrayList<>();
        List<Reading> readings =
                files.tomlFiles("").parallelStream().map(this::read).toList();
        for (Reading reading : readings) {
            problems.addAll(reading.problems().sorted());
            reading.document().ifPresent(documents::add);
        }
        return documents;
    }

    /** One file by itself, so that several are read at once. */
    private record Reading(Optional<Table> document, Problems problems) {}

    private Reading read(String file) {
        Problems found = new Problems();
        try {
            byte[] bytes = files.read(file, LIMITS.bytes());
            Optional<Table> document = parse(file, bytes, found);
            boolean belongs = document.isPresent()
                    || (!found.sorted().isEmpty()
                            && (isOnTop(file)
                                    || ResourceKinds.looksLikeInventory(
                                            new String(bytes, StandardCharsets.ISO_8859_1))));
            return new Reading(document, belongs ? found : new Problems());
        } catch (UnreadableFileException unreadable) {
            if (isOnTop(file) || unreadable.reason() == Reason.OUTSIDE) {
                found.add(code(unreadable), Position.of(file), file, "is not read: " + unreadable.getMessage());
            }
            return new Reading(Optional.empty(), found);
        }
    }

    /** The document if it is part of an inventory. */
    private static Optional<Table> parse(String file, byte[] bytes, Problems found) {
        Optional<String> text = SourceText.decode(file, bytes, LIMITS, found);
        return text.map(source -> TomlTree.parse(file, source, LIMITS, found)).filter(ResourceKinds::isInventory);
    }

    private static ProblemCode code(UnreadableFileException unreadable) {
        return switch (unreadable.reason()) {
            case OUTSIDE -> ProblemCode.OUTSIDE_REPOSITORY;
            case TOO_LARGE -> ProblemCode.TOO_LARGE;
            default -> ProblemCode.UNREADABLE_FILE;
        };
    }

    private static boolean isOnTop(String file) {
        return !file.contains("/");
    }
}
