package io.homeplane.inventory.model;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {
    /** A word is not compared with more others than this: with thousands, the nearest is rarely what was meant. */
    private static final int MOST = 1_000;

    private Spelling() {}

    /** {@code did you mean "stack"?}, or nothing when no word is near. */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("");
    }

    /** The known word with the fewest changes, if these are few for its length. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String best = null;
        int fewest = Math.max(1, Math.min(word.length(), 30) / 3) + 1;
        int compared = 0;
        for (String candidate : known) {
            if (++compared > MOST) {
                break;
            }
            int changes = distance(word, candidate, fewest);
            if (changes < fewest) {
                best = candidate;
                fewest = changes;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Insertions, deletions, substitutions and swaps of neighbours between two words; {@code most} when it is more. */
    private static int distance(String from, String to, int most) {
        if (Math.abs(from.length() - to.length()) >= most || from.length() > 100) {
            return most;
        }
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                cost[row][column] = cell(cost, from, to, row, column);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cell(int[][] cost, String from, String to, int row, int column) {
        if (row == 0 || column == 0) {
            return row + column;
        }
        int substitution = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        int best = Math.min(
                cost[row - 1][column - 1] + substitution, 1 + Math.min(cost[row - 1][column], cost[row][column - 1]));
        boolean swapped = row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        return swapped ? Math.min(best, cost[row - 2][column - 2] + 1) : best;
    }
}
