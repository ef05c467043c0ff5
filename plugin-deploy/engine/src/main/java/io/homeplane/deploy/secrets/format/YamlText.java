package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.tree.Decimal;
import io.homeplane.deploy.secrets.tree.Leaf;
import java.util.regex.Pattern;

/** How single values stand in YAML: plain where that reads back the same, else quoted. */
public final class YamlText {
    private static final String FIRST_INDICATORS = "#,[]{}&*!|>'\"%@`";
    private static final Pattern BLOCK_HOSTILE = Pattern.compile("(?s)[ \t\n].*|.*[ \t]\n.*|.*[ \t]");

    private YamlText() {}

    static String key(String key) {
        return string(key);
    }

    public static String scalar(Leaf leaf) {
        return switch (leaf.type()) {
            case NULL -> "null";
            case BOOLEAN -> leaf.isTrue() ? "true" : "false";
            case FLOAT -> Decimal.yaml(leaf.number());
            case INTEGER, TIME -> leaf.text();
            case STRING -> string(leaf.text());
        };
    }

    /** A string of several lines that a literal block keeps exactly. */
    static boolean fitsBlock(String text) {
        return text.indexOf('\n') >= 0
                && !BLOCK_HOSTILE.matcher(text).matches()
                && text.codePoints().allMatch(character -> character == '\n' || isPrintable(character));
    }

    static String blockHeader(String text) {
        if (!text.endsWith("\n")) {
            return "|-";
        }
        return text.endsWith("\n\n") ? "|+" : "|";
    }

    private static String string(String text) {
        boolean printable = text.codePoints().allMatch(YamlText::isPrintable);
        if (!printable || YamlScalar.looksLikeAnotherType(text)) {
            return doubleQuoted(text);
        }
        return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
    }

    private static boolean isPlain(String text) {
        char first = text.charAt(0);
        boolean indicator = FIRST_INDICATORS.indexOf(first) >= 0
                || ("-?:".indexOf(first) >= 0 && (text.length() == 1 || isBlank(text.charAt(1))))
                || text.startsWith("---")
                || text.startsWith("...");
        boolean edge = isBlank(first) || isBlank(text.charAt(text.length() - 1));
        return !indicator
                && !edge
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.contains(":\t")
                && !text.contains("\t#")
                && !text.endsWith(":");
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    private static boolean isPrintable(int character) {
        return (character >= 0x20 && character <= 0x7E)
                || (character >= 0xA0 && character <= 0xD7FF && character != 0x2028 && character != 0x2029)
                || (character >= 0xE000 && character <= 0xFFFD && character != 0xFEFF);
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> quoted.append(escaped(character)));
        return quoted.append('"').toString();
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\\' -> "\\\\";
            case '"' -> "\\\"";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0 -> "\\0";
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            case 0x0B -> "\\v";
            case '\f' -> "\\f";
            case 0x1B -> "\\e";
            case 0x85 -> "\\N";
            case 0x2028 -> "\\L";
            case 0x2029 -> "\\P";
            default -> {
                if (isPrintable(character)) {
                    yield Character.toString(character);
                }
                yield character <= 0xFF
                        ? String.format("\\x%02X", character)
                        : character <= 0xFFFF
                                ? String.format("\\u%04X", character)
                                : String.format("\\U%08X", character);
            }
        };
    }
}
