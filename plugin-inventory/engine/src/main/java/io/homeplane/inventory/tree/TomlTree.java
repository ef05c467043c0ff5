package io.homeplane.inventory.tree;

import com.google.re2j.Pattern;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import java.util.List;

/**
 * TOML 1.1 to a tree. What could be read of a broken file is in the tree, and every syntax error is a problem: after one,
 * reading goes on at the next line that looks like a key or a header. Why this is no library: docs/adr/0005.
 */
public final class TomlTree {
    private static final int MOST_ERRORS = 200;
    private static final Pattern HEADER = Pattern.compile("[ \\t]*\\[\\[?[^\\]\\[,=]+\\]\\]?[ \\t\\r]*(?:#.*)?");
    private static final Pattern KEY = Pattern.compile("[ \\t]*[A-Za-z0-9_\"'][A-Za-z0-9_\"' .-]*=.*");

    private final String file;
    private final TomlCursor cursor;
    private final TomlValues values;
    private final TreeLimits limits;
    private final Problems problems;
    private final TomlGrowth document;
    private TomlGrowth table;
    private int errors;

    private TomlTree(String file, String text, TreeLimits limits, Problems problems) {
        this.file = file;
        this.cursor = new TomlCursor(file, text);
        this.values = new TomlValues(cursor, limits);
        this.limits = limits;
        this.problems = problems;
        this.document = TomlGrowth.at(new Position(file, 1, 1));
        this.table = document;
    }

    /**
     * Reads a TOML document.
     *
     * @param file the name for positions
     * @param text as {@link SourceText} gives it
     */
    public static Table parse(String file, String text, TreeLimits limits, Problems problems) {
        TomlTree tree = new TomlTree(file, text, limits, problems);
        while (tree.cursor.peek() != TomlCursor.END && tree.goesOn()) {
            tree.statement();
        }
        return tree.document.table();
    }

    private boolean goesOn() {
        if (values.tooMany()) {
            problems.add(
                    ProblemCode.TOO_LARGE,
                    cursor.position(),
                    file,
                    "the file has more than the " + limits.nodes() + " values that are read",
                    "split it into several files");
        }
        return !values.tooMany() && errors < MOST_ERRORS;
    }

    private void statement() {
        int line = cursor.position().line();
        try {
            cursor.skipBlanks();
            if (cursor.peek() == '[') {
                header();
            } else if (!isBlankHere()) {
                keyAndValue();
            }
            endOfLine();
        } catch (BrokenTomlException broken) {
            report(broken);
            recover(line);
        }
    }

    private boolean isBlankHere() {
        int character = cursor.peek();
        return character == TomlCursor.END || character == '\n' || character == '\r' || character == '#';
    }

    private void keyAndValue() throws BrokenTomlException {
        List<TomlGrowth.Key> key = values.key();
        Node value = values.assigned(key.size());
        try {
            table.put(key, value);
        } catch (BrokenTomlException taken) {
            // The line itself is sound, so reading goes on right behind it.
            report(taken);
        }
    }

    private void header() throws BrokenTomlException {
        Position position = cursor.position();
        cursor.next();
        boolean element = cursor.take('[');
        List<TomlGrowth.Key> path = values.key();
        if (!cursor.take(']') || (element && !cursor.take(']'))) {
            throw cursor.broken(
                    "expected " + (element ? "]]" : "]") + " after the name of a table, found " + cursor.shown(), "");
        }
        // Keys below a header that cannot be must not land in the table above it.
        table = TomlGrowth.at(position);
        try {
            table = element ? document.element(path, position) : document.header(path, position);
        } catch (BrokenTomlException taken) {
            report(taken);
        }
    }

    private void endOfLine() throws BrokenTomlException {
        cursor.skipBlanks();
        cursor.comment();
        if (!cursor.takeNewline() && cursor.peek() != TomlCursor.END) {
            throw cursor.broken("expected the end of the line, found " + cursor.shown(), "");
        }
    }

    private void report(BrokenTomlException broken) {
        errors++;
        problems.add(
                ProblemCode.TOML_SYNTAX, broken.position(), file, String.valueOf(broken.getMessage()), broken.hint());
    }

    /**
     * Goes to the next line that starts something; one error must not make an error of each line below it, so inside a
     * value of several lines only a header will do.
     */
    private void recover(int line) {
        boolean inside = cursor.position().line() > line || cursor.looksAt("\"\"\"") || cursor.looksAt("\'\'\'");
        cursor.skipLine();
        while (cursor.peek() != TomlCursor.END) {
            String rest = cursor.restOfLine();
            if (HEADER.matcher(rest).matches() || (!inside && KEY.matcher(rest).matches())) {
                return;
            }
            cursor.skipLine();
        }
    }
}
