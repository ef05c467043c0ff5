package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Problems;

/** Where problems of a file may stand. Without AssertJ, since millions of inputs pass here. */
final class Places {
    private Places() {}

    /** Each problem says what is wrong at a line and a column that the file has, its end included. */
    static void assertInside(byte[] file, Problems problems) {
        int lines = 1;
        for (byte character : file) {
            // YAML ends a line with a single carriage return too.
            lines += character == '\n' || character == '\r' ? 1 : 0;
        }
        for (Problem problem : problems.sorted()) {
            boolean placed = problem.position().line() >= 1
                    && problem.position().line() <= lines
                    && problem.position().column() >= 1
                    && problem.position().column() <= file.length + 1;
            if (!placed || problem.message().isBlank()) {
                throw new AssertionError("a problem without a place: " + problem);
            }
        }
    }
}
