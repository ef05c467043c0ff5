package io.homeplane.plane.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of docs/plane-pipeline.md, and the examples that prove them. */
final class SubsetTable {
    private static final Pattern WORD = Pattern.compile("`(\\w+)[^`]*`");

    private SubsetTable() {}

    /**
     * A row of a table.
     *
     * @param words what the first cell names
     * @param details what the second cell names
     * @param text the second cell
     */
    record Row(List<String> words, List<String> details, String text) {
        boolean refused() {
            return text.equals("refused");
        }
    }

    /** Rows of the table whose first header is this. */
    static List<Row> rows(String header) throws IOException {
        List<Row> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("../../docs/plane-pipeline.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length < 3) {
                inside = false;
            } else if (cells[1].strip().equals(header)) {
                inside = true;
            } else if (inside && !cells[1].startsWith("-")) {
                rows.add(new Row(words(cells[1]), words(cells[2]), cells[2].strip()));
            }
        }
        return rows;
    }

    /** An example Jenkinsfile and the result it must have. */
    record Example(String script, String result) {}

    /** The examples of a file in test resources: {@code == NAME [-> RESULT]}, then the script. */
    static Map<String, Example> examples(String file) throws IOException {
        Map<String, Example> examples = new LinkedHashMap<>();
        String all = Files.readString(Path.of("src/test/resources/pipeline-subset", file));
        for (String part : all.substring("== ".length()).split("\n== ")) {
            String[] parts = part.split("\n", 2);
            String[] head = parts[0].split(" -> ");
            examples.put(head[0], new Example(parts[1], head.length > 1 ? head[1] : "SUCCESS"));
        }
        return examples;
    }

    private static List<String> words(String cell) {
        List<String> words = new ArrayList<>();
        for (Matcher matcher = WORD.matcher(cell); matcher.find(); ) {
            words.add(matcher.group(1));
        }
        return words;
    }
}
