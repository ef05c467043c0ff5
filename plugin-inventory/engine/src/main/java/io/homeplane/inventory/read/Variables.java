package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.tree.TreeLimits;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Komodo's {@code [[NAME]]} in environments and commands. Source: {@code lib/interpolate} of Komodo 2.3. */
final class Variables {
    private static final Pattern REFERENCE = Pattern.compile("\\[\\[\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\]\\]");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final Map<String, String> used = new LinkedHashMap<>();
    private final Problems problems;
    private int left = TreeLimits.DEFAULT.bytes();

    Variables(Problems problems) {
        this.problems = problems;
    }

    void define(String name, String value) {
        values.putIfAbsent(name, value);
    }

    /** The text with every known variable in place; an unknown one stays as it is and is a problem, once by name. */
    String interpolate(String text, Position position, String path) {
        if (!text.contains("[[")) {
            return text;
        }
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find() && left >= 0) {
            String value = values.get(matcher.group(1));
            left -= value == null ? 0 : Math.min(left + 1, value.length());
            if (value == null) {
                undefined(matcher.group(1), position, path);
            } else {
                used.put(matcher.group(1), value);
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(value == null ? matcher.group() : value));
        }
        if (left < 0) {
            problems.add(
                    ProblemCode.TOO_LARGE,
                    position,
                    path,
                    "with all variables in place the inventory is larger than what is read",
                    "shorten the value that is used so often");
            return text;
        }
        return matcher.appendTail(result).toString();
    }

    /** The variables that were put in place since the last call. */
    Map<String, String> takeUsed() {
        Map<String, String> taken = new LinkedHashMap<>(used);
        used.clear();
        return taken;
    }

    private void undefined(String name, Position position, String path) {
        if (reported.add(name)) {
            problems.add(
                    ProblemCode.UNDEFINED_VARIABLE,
                    position,
                    path,
                    "[[" + name + "]] is no variable of this inventory and stays as it is",
                    "add a [[variable]] table with name = \"" + name
                            + "\", or move a secret of Komodo's own into a SOPS file");
        }
    }
}
