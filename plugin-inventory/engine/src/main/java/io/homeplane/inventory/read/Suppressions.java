package io.homeplane.inventory.read;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.homeplane.inventory.compose.RepositoryPath;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.tree.TreeLimits;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Problems that their authors know and accept: {@code # plane-ignore HP0050: why} at the end of the problem's line, or as the line
 * above it. Without a reason it does nothing, and a file that cannot be read cannot be excused.
 */
final class Suppressions {
    private static final Pattern IGNORE = Pattern.compile("#\\s*plane-ignore\\s+(HP[0-9]{4}):\\s*\\S+");
    private static final String FIRST_THAT_MAY_BE = "HP0010";

    private final FileTree repository;
    private final String inventoryDirectory;
    private final Map<String, String[]> lines = new HashMap<>();

    /** @param inventoryDirectory where positions start, relative to the repository's root */
    Suppressions(FileTree repository, String inventoryDirectory) {
        this.repository = repository;
        this.inventoryDirectory = inventoryDirectory;
    }

    /** The problems that nobody has excused. */
    List<Problem> without(List<Problem> problems) {
        return problems.stream().filter(problem -> !isExcused(problem)).toList();
    }

    private boolean isExcused(Problem problem) {
        int line = problem.position().line();
        if (line == 0 || problem.code().compareTo(FIRST_THAT_MAY_BE) < 0) {
            return false;
        }
        String[] all = lines.computeIfAbsent(problem.position().file(), this::read);
        return (line <= all.length && names(all[line - 1], problem.code()))
                || (line >= 2
                        && line - 2 < all.length
                        && all[line - 2].strip().startsWith("#")
                        && names(all[line - 2], problem.code()));
    }

    private static boolean names(String line, String code) {
        Matcher matcher = IGNORE.matcher(line);
        while (matcher.find()) {
            if (matcher.group(1).equals(code)) {
                return true;
            }
        }
        return false;
    }

    private String[] read(String file) {
        String path = RepositoryPath.resolve(inventoryDirectory, file);
        try {
            return new String(repository.read(path, TreeLimits.DEFAULT.bytes()), StandardCharsets.UTF_8)
                    .split("\n", -1);
        } catch (UnreadableFileException gone) {
            return new String[0];
        }
    }
}
