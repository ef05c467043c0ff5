package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Decimal;
import io.homeplane.deploy.secrets.tree.Entry;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A tree to JSON text as Go's encoder writes it; comments have no place in JSON and are left out. */
final class JsonPrinter {
    private final StringBuilder out = new StringBuilder();

    byte[] print(Branch branch, boolean endsLine) {
        branch(branch, 0);
        out.append(endsLine ? "\n" : "");
        byte[] printed = out.toString().getBytes(StandardCharsets.UTF_8);
        for (int index = 0; index < out.length(); index++) {
            out.setCharAt(index, '\0');
        }
        return printed;
    }

    private void node(Node node, int depth) {
        if (node instanceof Branch branch) {
            branch(branch, depth);
        } else if (node instanceof Sequence sequence) {
            sequence(sequence, depth);
        } else {
            leaf((Leaf) node);
        }
    }

    private void branch(Branch branch, int depth) {
        List<Entry> fields =
                branch.entries().stream().filter(entry -> !entry.isComment()).toList();
        out.append('{');
        for (int index = 0; index < fields.size(); index++) {
            next(index, depth + 1);
            string(fields.get(index).key());
            out.append(": ");
            node(fields.get(index).value(), depth + 1);
        }
        end(fields.isEmpty(), depth);
        out.append('}');
    }

    private void sequence(Sequence sequence, int depth) {
        List<Node> items = sequence.items().stream()
                .filter(item -> !(item instanceof Comment))
                .toList();
        out.append('[');
        for (int index = 0; index < items.size(); index++) {
            next(index, depth + 1);
            node(items.get(index), depth + 1);
        }
        end(items.isEmpty(), depth);
        out.append(']');
    }

    private void next(int index, int depth) {
        out.append(index > 0 ? ",\n" : "\n").append("\t".repeat(depth));
    }

    private void end(boolean empty, int depth) {
        if (!empty) {
            out.append('\n').append("\t".repeat(depth));
        }
    }

    private void leaf(Leaf leaf) {
        switch (leaf.type()) {
            case NULL -> out.append("null");
            case BOOLEAN -> out.append(leaf.isTrue());
            case INTEGER -> out.append(leaf.text());
            case FLOAT -> out.append(Decimal.json(leaf.number()));
            case STRING, TIME -> string(leaf.text());
        }
    }

    private void string(String text) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            character(text.charAt(index));
        }
        out.append('"');
    }

    private void character(char character) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                boolean escaped = character < ' ' || "<>&\u2028\u2029".indexOf(character) >= 0;
                out.append(escaped ? String.format("\\u%04x", (int) character) : Character.toString(character));
            }
        }
    }
}
