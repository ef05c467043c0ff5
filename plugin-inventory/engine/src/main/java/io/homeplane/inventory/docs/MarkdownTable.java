package io.homeplane.inventory.docs;

import java.util.ArrayList;
import java.util.List;

/** Rows under a head, as Markdown. */
final class MarkdownTable {
    /** Where code begins and ends in a cell, until it is written: a letter that nobody uses. */
    private static final char CODE = '\uE000';

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... head) {
        this.head = List.of(head);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The table, or a sentence when it has no row. */
    String textOr(String none) {
        if (rows.isEmpty()) {
            return none + "\n";
        }
        StringBuilder text = new StringBuilder();
        line(text, head);
        line(text, head.stream().map(cell -> "---").toList());
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        cells.forEach(cell -> text.append("| ").append(escaped(cell)).append(cell.isEmpty() ? "" : " "));
        text.append("|\n");
    }

    /** Nothing that stands in an inventory ends a cell or starts a tag. */
    private static String escaped(String cell) {
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (char letter : cell.strip().replaceAll("\\s+", " ").toCharArray()) {
            switch (letter) {
                case CODE -> {
                    code = !code;
                    text.append('`');
                }
                case '|' -> text.append("\\|");
                case '`' -> text.append('\'');
                case '<' -> text.append(code ? "<" : "&lt;");
                case '\\' -> text.append(code ? "\\" : "\\\\");
                default -> text.append(letter);
            }
        }
        return text.toString();
    }

    /** Text that is shown as it is, such as a path or a pattern. */
    static String code(String text) {
        return text.isEmpty() ? "" : CODE + text.replace(CODE, ' ') + CODE;
    }
}
