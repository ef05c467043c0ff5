package io.homeplane.plane.cli;

import io.homeplane.tunnels.probe.PathVerdict;
import io.homeplane.tunnels.probe.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdicts of a check as a table: one path a line, the columns under each other. */
final class TunnelTable {
    private static final List<String> HEAD = List.of("PATH", "STATE", "LAYER", "TIME", "");

    private TunnelTable() {}

    static List<String> of(List<PathVerdict> verdicts) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        verdicts.forEach(verdict -> rows.add(row(verdict)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> row(PathVerdict verdict) {
        List<String> notes = new ArrayList<>();
        if (verdict.path().emergency()) {
            notes.add("emergency");
        }
        if (verdict.relay()) {
            notes.add("relayed");
        }
        if (!verdict.reason().isEmpty()) {
            notes.add(verdict.reason());
        }
        return List.of(
                verdict.path().name(),
                verdict.verdict().label(),
                verdict.verdict() == Verdict.UP ? "" : verdict.layer().label(),
                String.format(Locale.ROOT, "%5d ms", verdict.milliseconds()),
                String.join("; ", notes));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
