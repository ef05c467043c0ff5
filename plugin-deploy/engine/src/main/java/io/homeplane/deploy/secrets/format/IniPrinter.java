package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Entry;
import io.homeplane.deploy.secrets.tree.Leaf;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sections to INI text: the equals signs of a section are aligned, an empty line stands between sections. */
final class IniPrinter {
    private final StringBuilder out = new StringBuilder();

    byte[] print(Branch sections, boolean endsWithEmptyLine) {
        List<Entry> entries = sections.entries();
        for (int index = 0; index < entries.size(); index++) {
            if (entries.get(index).value() instanceof Branch section) {
                section(
                        entries.get(index).key(),
                        section,
                        index == 0,
                        index == entries.size() - 1 && !endsWithEmptyLine);
            }
        }
        byte[] printed = out.toString().getBytes(StandardCharsets.UTF_8);
        for (int index = 0; index < out.length(); index++) {
            out.setCharAt(index, '\0');
        }
        return printed;
    }

    private void section(String name, Branch section, boolean first, boolean last) {
        List<Entry> entries = section.entries();
        int start = 0;
        if (!entries.isEmpty() && entries.get(0).value() instanceof Comment comment) {
            comment(comment);
            start = 1;
        }
        boolean withoutHeader = first && name.equalsIgnoreCase(IniFormat.DEFAULT_SECTION);
        boolean empty = entries.stream().allMatch(Entry::isComment);
        if (withoutHeader && empty) {
            return;
        }
        out.append(withoutHeader ? "" : "[" + name + "]\n");
        keys(entries.subList(start, entries.size()));
        out.append(last ? "" : "\n");
    }

    private void keys(List<Entry> entries) {
        int width = entries.stream()
                .filter(entry -> !entry.isComment())
                .mapToInt(entry -> width(entry.key()))
                .max()
                .orElse(0);
        for (int index = 0; index < entries.size(); index++) {
            Entry entry = entries.get(index);
            if (!(entry.value() instanceof Leaf leaf)) {
                continue;
            }
            if (index + 1 < entries.size() && entries.get(index + 1).value() instanceof Comment comment) {
                comment(comment);
            }
            String key = quotedKey(entry.key());
            out.append(key).append(" ".repeat(Math.max(0, width - bytes(key)))).append(" = ");
            out.append(quotedValue(leaf.text())).append('\n');
        }
    }

    private void comment(Comment comment) {
        for (String line : comment.text().split("\n", -1)) {
            boolean marked = line.startsWith("#") || line.startsWith(";");
            out.append(marked ? line.substring(0, 1) + " " : "; ")
                    .append(line.substring(marked ? 1 : 0).strip())
                    .append('\n');
        }
    }

    private static int width(String key) {
        if (needsBackticks(key)) {
            return bytes(key) + 2;
        }
        return bytes(key) + (key.contains("`") ? 6 : 0);
    }

    private static String quotedKey(String key) {
        if (needsBackticks(key)) {
            return "`" + key + "`";
        }
        return key.contains("`") ? "\"\"\"" + key + "\"\"\"" : key;
    }

    private static boolean needsBackticks(String key) {
        return key.contains("\"") || key.contains("=") || key.contains(":");
    }

    private static String quotedValue(String value) {
        if (value.contains("\n") || value.contains("`")) {
            return "\"\"\"" + value + "\"\"\"";
        }
        if (value.contains("#") || value.contains(";")) {
            return "`" + value + "`";
        }
        return value.strip().length() == value.length() ? value : "\"" + value + "\"";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
