package io.homeplane.inventory.json;

import io.homeplane.inventory.boundaries.Boundaries;
import io.homeplane.inventory.boundaries.Container;
import io.homeplane.inventory.boundaries.PolicyResult;
import io.homeplane.inventory.boundaries.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The boundaries of a server as tables for a terminal, or for a page in Markdown: they are the same. */
public final class BoundariesText {
    private BoundariesText() {}

    /** The matrix of containers and networks, then who reaches whom, then the policies. */
    public static String tables(Boundaries boundaries, List<PolicyResult> policies) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(boundaries.server()).append("\n\n");
        matrix(boundaries, text);
        text.append('\n');
        reaches(boundaries, text);
        if (!policies.isEmpty()) {
            text.append('\n');
        }
        policies.forEach(policy -> text.append("policy ")
                .append(policy.name())
                .append(policy.holds() ? ": holds" : ": broken: " + String.join("; ", policy.broken()))
                .append('\n'));
        if (!boundaries.unknown().isEmpty()) {
            text.append("\nnot known here: ")
                    .append(String.join(", ", boundaries.unknown()))
                    .append('\n');
        }
        return text.toString();
    }

    private static void matrix(Boundaries boundaries, StringBuilder text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("container"));
        head.addAll(boundaries.networks());
        head.add("escapes");
        rows.add(head);
        for (Container container : boundaries.containers()) {
            List<String> row = new ArrayList<>(List.of(container.name()));
            String mark = container.sharesNetworkOf().isEmpty() ? "X" : "via " + container.sharesNetworkOf();
            boundaries
                    .networks()
                    .forEach(network -> row.add(container.networks().contains(network) ? mark : ""));
            row.add(String.join(", ", container.escapes()));
            rows.add(row);
        }
        table(rows, text);
    }

    private static void reaches(Boundaries boundaries, StringBuilder text) {
        Map<String, Set<String>> reached = new HashMap<>();
        boundaries.reaches().stream()
                .filter(Reach::reaches)
                .forEach(reach -> reached.computeIfAbsent(reach.from(), ignored -> new HashSet<>())
                        .add(reach.to()));
        List<String> names =
                boundaries.containers().stream().map(Container::name).toList();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("from \\ to"));
        head.addAll(names);
        rows.add(head);
        for (String from : names) {
            List<String> row = new ArrayList<>(List.of(from));
            names.forEach(to -> row.add(
                    from.equals(to) ? "-" : reached.getOrDefault(from, Set.of()).contains(to) ? "YES" : "no"));
            rows.add(row);
        }
        table(rows, text);
    }

    private static void table(List<List<String>> rows, StringBuilder text) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int column = 0; column < columns; column++) {
                widths[column] =
                        Math.max(widths[column], Math.max(3, row.get(column).length()));
            }
        });
        for (int index = 0; index < rows.size(); index++) {
            line(rows.get(index), widths, text);
            if (index == 0) {
                List<String> rule = new ArrayList<>();
                for (int width : widths) {
                    rule.add("-".repeat(width));
                }
                line(rule, widths, text);
            }
        }
    }

    private static void line(List<String> cells, int[] widths, StringBuilder text) {
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            text.append("| ").append(cell).append(" ".repeat(widths[column] - cell.length() + 1));
        }
        text.append("|\n");
    }
}
