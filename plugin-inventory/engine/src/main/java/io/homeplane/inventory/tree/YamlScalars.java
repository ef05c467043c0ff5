package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import java.util.Set;

/** What an unquoted YAML value is, by the core schema of YAML 1.2 (section 10.3). */
final class YamlScalars {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

    private YamlScalars() {}

    static Scalar plain(Position position, String text) {
        if (NULLS.contains(text)) {
            return new Scalar(position, Scalar.Kind.NULL, "");
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return new Scalar(position, Scalar.Kind.BOOLEAN, TRUE.contains(text) ? "true" : "false");
        }
        return new Scalar(position, isInteger(text) ? Scalar.Kind.INTEGER : textOrFloat(text), text);
    }

    private static boolean isInteger(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return text.length() > start
                && text.length() < 20
                && text.chars().skip(start).allMatch(character -> character >= '0' && character <= '9');
    }

    private static Scalar.Kind textOrFloat(String text) {
        boolean numeric = text.length() < 40
                && text.chars().anyMatch(character -> character >= '0' && character <= '9')
                && text.chars()
                        .allMatch(
                                character -> (character >= '0' && character <= '9') || "+-.eE".indexOf(character) >= 0);
        if (!numeric) {
            return Scalar.Kind.TEXT;
        }
        try {
            double ignored = Double.parseDouble(text);
            return Double.isFinite(ignored) ? Scalar.Kind.FLOAT : Scalar.Kind.TEXT;
        } catch (NumberFormatException notANumber) {
            return Scalar.Kind.TEXT;
        }
    }
}
