package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An env file as Compose reads it: {@code NAME=value} or {@code NAME: value}, quotes around values of one line or several, escapes
 * between double quotes, variables that stand above, comments. Source: package dotenv of compose-go. A variable that is not in the
 * file stays as it is written, because only the server may know it, and a name without a value is nothing for the same reason.
 */
final class EnvText {
    private static final String BLANKS = " \t\r\f\u000b\u0085\u00a0";
    private static final String ESCAPES = "abfnrtv\\\"";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"";

    private final String file;
    private final String text;
    private final Problems problems;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Interpolation variables;
    private int at;
    private int counted;
    private int line = 1;
    private int lineStart;

    private EnvText(String file, String text, Problems problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
        this.variables = new Interpolation(new ComposeEnvironment(values, false), problems);
        this.at = text.startsWith("\ufeff") ? 1 : 0;
    }

    /**
     * The variables of an env file; what Compose would refuse is a problem and left out.
     *
     * @param file the name for positions
     */
    static Map<String, String> read(String file, String text, Problems problems) {
        EnvText env = new EnvText(file, text, problems);
        while (env.findStatement()) {
            env.statement();
        }
        return env.values;
    }

    private boolean findStatement() {
        while (at < text.length() && (isBlank(at) || text.charAt(at) == '\n' || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? endOfLine(at) : at + 1;
        }
        return at < text.length();
    }

    private void statement() {
        int start = at;
        while (at < text.length() && "=:\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = name(text.substring(start, at));
        if (!name.chars().allMatch(EnvText::mayBeInName)) {
            // Neither the name nor the line is shown: it may be the second line of a secret.
            wrong(start, "a name holds letters, digits and _ . - alone", "write NAME=value, or close the quotes above");
            at = endOfLine(start);
        } else if (at < text.length() && text.charAt(at) != '\n') {
            at++;
            value(name);
        }
    }

    private static String name(String stated) {
        boolean exported = stated.startsWith("export") && stated.length() > 6 && BLANKS.indexOf(stated.charAt(6)) >= 0;
        return stated.substring(exported ? 6 : 0).strip();
    }

    private static boolean mayBeInName(int character) {
        return Character.isLetterOrDigit(character) || "_.-[]".indexOf(character) >= 0;
    }

    private void value(String name) {
        while (at < text.length() && isBlank(at)) {
            at++;
        }
        char quote = at < text.length() ? text.charAt(at) : '\n';
        String value = quote == '"' || quote == '\'' ? quoted(quote) : bare();
        if (value != null && !name.isEmpty()) {
            values.put(name, value);
        }
    }

    private String bare() {
        int start = at;
        at = endOfLine(at);
        String stated = text.substring(start, at);
        int comment = stated.indexOf(" #");
        String value = comment < 0 ? stated : stated.substring(0, comment);
        return variables.apply(value.stripTrailing(), position(start));
    }

    /** Null when nothing closes the quotes. */
    private String quoted(char quote) {
        int start = at;
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            wrong(start, "nothing closes these quotes", "close them with the same quote");
            at = endOfLine(start);
            return null;
        }
        at = end + 1;
        String inside = text.substring(start + 1, end);
        return quote == '\'' ? inside.replace("\\'", "'") : variables.apply(unescaped(inside), position(start));
    }

    /** A dollar that is escaped becomes two, which say the same to whoever puts variables in place. */
    private static String unescaped(String inside) {
        StringBuilder result = new StringBuilder(inside.length());
        for (int index = 0; index < inside.length(); index++) {
            char next = inside.charAt(index) == '\\' ? inside.charAt(index + 1) : ' ';
            int escape = ESCAPES.indexOf(next);
            if (next == '$') {
                result.append("$$");
                index++;
            } else if (escape >= 0) {
                result.append(MEANINGS.charAt(escape));
                index++;
            } else {
                result.append(inside.charAt(index));
            }
        }
        return result.toString();
    }

    private boolean isBlank(int index) {
        return BLANKS.indexOf(text.charAt(index)) >= 0;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Asked for from the first to the last, so that lines are counted once. */
    private Position position(int index) {
        for (; counted < index; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
                lineStart = counted + 1;
            }
        }
        return new Position(file, line, index - lineStart + 1);
    }

    private void wrong(int index, String message, String hint) {
        problems.add(ProblemCode.BAD_ENVIRONMENT, position(index), file, message, hint);
    }
}
