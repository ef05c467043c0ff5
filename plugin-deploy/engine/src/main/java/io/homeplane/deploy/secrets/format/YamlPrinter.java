package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Entry;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Documents to YAML text: block style, four spaces a level, as SOPS prints it. */
final class YamlPrinter {
    private static final int INDENT = 4;
    private static final int IN_ITEM = 2;

    private final StringBuilder out = new StringBuilder();

    byte[] print(List<Branch> documents) {
        for (int index = 0; index < documents.size(); index++) {
            if (index > 0) {
                out.append("---\n");
            }
            branch(documents.get(index), 0, false);
        }
        byte[] printed = out.toString().getBytes(StandardCharsets.UTF_8);
        wipe();
        return printed;
    }

    /** @param started the line's indentation is written, as after the dash of a list item */
    private void branch(Branch branch, int indent, boolean started) {
        boolean onLine = started;
        if (branch.entries().stream().allMatch(Entry::isComment)) {
            branch.entries().forEach(entry -> comment((Comment) entry.value(), indent));
            out.append(onLine || !branch.entries().isEmpty() ? "" : " ".repeat(indent))
                    .append("{}\n");
            return;
        }
        List<Comment> inline = new ArrayList<>();
        for (Entry entry : branch.entries()) {
            if (entry.value() instanceof Comment comment && entry.isComment()) {
                onLine = head(comment, inline, indent, onLine);
                continue;
            }
            out.append(onLine ? "" : " ".repeat(indent));
            onLine = false;
            out.append(YamlText.key(entry.key())).append(':');
            value(entry.value(), indent, (indent + INDENT) / INDENT * INDENT, inline);
        }
        inline.forEach(comment -> comment(comment, indent));
    }

    private boolean head(Comment comment, List<Comment> inline, int indent, boolean onLine) {
        if (comment.inline()) {
            inline.add(comment);
            return onLine;
        }
        if (onLine) {
            // A comment cannot stand behind a dash without ending up beside the value.
            out.append("#").append(comment.text()).append('\n');
        } else {
            comment(comment, indent);
        }
        return false;
    }

    private void sequence(Sequence sequence, int indent, boolean started) {
        boolean onLine = started;
        List<Comment> inline = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (item instanceof Comment comment) {
                onLine = head(comment, inline, indent, onLine);
                continue;
            }
            if (isNested(item)) {
                // Beside a dash that opens a level there is no place for a comment.
                inline.forEach(comment -> comment(comment, indent));
                inline.clear();
            }
            out.append(onLine ? "" : " ".repeat(indent)).append('-');
            onLine = false;
            item(item, indent, inline);
        }
        inline.forEach(comment -> comment(comment, indent));
    }

    private void item(Node item, int indent, List<Comment> inline) {
        if (!isNested(item)) {
            value(item, indent, indent + IN_ITEM, inline);
        } else if (item instanceof Branch branch) {
            out.append(' ');
            branch(branch, indent + IN_ITEM, true);
        } else {
            out.append(' ');
            sequence((Sequence) item, indent + IN_ITEM, true);
        }
    }

    private static boolean isNested(Node node) {
        return (node instanceof Branch branch && !isEmpty(branch))
                || (node instanceof Sequence sequence && !isEmpty(sequence));
    }

    private void value(Node node, int indent, int inner, List<Comment> inline) {
        if (node instanceof Leaf leaf) {
            out.append(' ');
            leaf(leaf, inner, inline);
        } else if (node instanceof Branch branch && !isEmpty(branch)) {
            endLine(inline);
            branch(branch, inner, false);
        } else if (node instanceof Sequence sequence && !isEmpty(sequence)) {
            endLine(inline);
            sequence(sequence, inner, false);
        } else {
            out.append(node instanceof Sequence ? " []" : " {}");
            endLine(inline);
            comments(node).forEach(comment -> comment(comment, indent));
        }
    }

    private void leaf(Leaf leaf, int inner, List<Comment> inline) {
        String text = leaf.text();
        boolean block = leaf.type() == Leaf.Type.STRING && YamlText.fitsBlock(text);
        if (!block) {
            out.append(YamlText.scalar(leaf));
            endLine(inline);
            return;
        }
        out.append(YamlText.blockHeader(text));
        endLine(inline);
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (String line : body.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : " ".repeat(inner)).append(line).append('\n');
        }
    }

    private void endLine(List<Comment> inline) {
        for (Comment comment : inline) {
            out.append(" #").append(comment.text());
        }
        inline.clear();
        out.append('\n');
    }

    private void comment(Comment comment, int indent) {
        for (String line : comment.text().split("\n", -1)) {
            out.append(" ".repeat(indent)).append('#').append(line).append('\n');
        }
    }

    private static boolean isEmpty(Branch branch) {
        return branch.entries().stream().allMatch(Entry::isComment);
    }

    private static boolean isEmpty(Sequence sequence) {
        return sequence.items().stream().allMatch(Comment.class::isInstance);
    }

    private static List<Comment> comments(Node node) {
        List<Comment> comments = new ArrayList<>();
        List<? extends Node> nodes = node instanceof Branch branch
                ? branch.entries().stream().map(Entry::value).toList()
                : ((Sequence) node).items();
        nodes.forEach(each -> comments.add((Comment) each));
        return comments;
    }

    private void wipe() {
        for (int index = 0; index < out.length(); index++) {
            out.setCharAt(index, '\0');
        }
    }
}
