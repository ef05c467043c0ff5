package io.homeplane.deploy.secrets.format;

import com.google.re2j.Pattern;
import io.homeplane.deploy.secrets.tree.Leaf;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * The types of YAML scalars as SOPS reads them: YAML 1.2's booleans, but also 1.1's octal and {@code _}, and timestamps.
 *
 * <p>Taken from how go.yaml.in/yaml/v3 resolves plain scalars.
 */
final class YamlScalar {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSES = Set.of("false", "False", "FALSE");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern INTEGER =
            Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)");
    private static final Set<String> OLD_BOOLEANS =
            Set.of("y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF");
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");
    private static final String TAGS = "tag:yaml.org,2002:";

    private YamlScalar() {}

    /** The leaf of a scalar with this tag; quoted and block scalars are strings. */
    static Leaf of(String value, boolean plain, Optional<String> tag) {
        String type = tag.filter(text -> text.startsWith(TAGS))
                .map(text -> text.substring(TAGS.length()))
                .orElse("");
        if (type.equals("binary")) {
            return new Leaf(Leaf.Type.STRING, Base64.getMimeDecoder().decode(value), false);
        }
        boolean resolved = tag.isPresent() ? !type.isEmpty() && !type.equals("str") : plain;
        Leaf leaf = resolved ? resolve(value) : Leaf.string(value);
        return type.equals("float") && leaf.type() == Leaf.Type.INTEGER ? Leaf.number(leaf.number()) : leaf;
    }

    /** The leaf of a plain scalar without a tag. */
    static Leaf resolve(String value) {
        if (NULLS.contains(value)) {
            return Leaf.NULL;
        }
        if (TRUES.contains(value) || FALSES.contains(value)) {
            return Leaf.bool(TRUES.contains(value));
        }
        return startsAsNumber(value) ? numeric(value) : Leaf.string(value);
    }

    private static boolean startsAsNumber(String value) {
        char first = value.charAt(0);
        return first == '+' || first == '-' || first == '.' || (first >= '0' && first <= '9');
    }

    private static Leaf numeric(String value) {
        Optional<Double> special = special(value);
        if (special.isPresent()) {
            return Leaf.number(special.get());
        }
        Optional<String> time = YamlTime.canonical(value);
        if (time.isPresent()) {
            return Leaf.of(Leaf.Type.TIME, time.get());
        }
        String digits = value.startsWith(".") ? value : value.replace("_", "");
        Optional<String> integer = INTEGER.matcher(digits).matches() ? integer(digits) : Optional.empty();
        if (integer.isPresent()) {
            return Leaf.of(Leaf.Type.INTEGER, integer.get());
        }
        if (FLOAT.matcher(digits).matches()) {
            double number = Double.parseDouble(digits);
            return Double.isInfinite(number) ? Leaf.string(value) : Leaf.number(number);
        }
        return Leaf.string(value);
    }

    private static Optional<Double> special(String value) {
        return switch (value) {
            case ".nan", ".NaN", ".NAN" -> Optional.of(Double.NaN);
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-.inf", "-.Inf", "-.INF" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }

    private static Optional<String> integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = text.startsWith("+") || negative ? text.substring(1) : text;
        int radix = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            char mark = Character.toLowerCase(digits.charAt(1));
            radix = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
            digits = digits.substring(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
        }
        try {
            return Optional.of(Long.toString(Long.parseLong(negative ? "-" + digits : digits, radix)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A string that would read as something else, here or in a YAML 1.1 reader, when it stood there without quotes. */
    static boolean looksLikeAnotherType(String value) {
        return resolve(value).type() != Leaf.Type.STRING
                || OLD_BOOLEANS.contains(value)
                || (startsAsNumber(value) && BASE_60.matcher(value).matches());
    }
}
