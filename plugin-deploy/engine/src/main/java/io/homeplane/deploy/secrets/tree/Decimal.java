package io.homeplane.deploy.secrets.tree;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/**
 * Floating point numbers as Go writes them: the fewest digits that read back as the same number.
 *
 * <p>{@code Double.toString} does not find the fewest digits on Java 17 (2.0E-3 and 1.0E23 among others); Jackson's
 * writer does.
 */
public final class Decimal {
    private static final int SHORT_EXPONENT = 21;
    private static final int YAML_EXPONENT = 6;
    private static final int SMALLEST_YAML_EXPONENT = -4;
    private static final int SMALLEST_JSON_EXPONENT = -6;

    private Decimal() {}

    /** Without an exponent, as values are encrypted and enter the MAC. */
    public static String plain(double value) {
        String special = special(value, "NaN", "+Inf", "-Inf");
        if (special != null) {
            return special;
        }
        BigDecimal shortest = shortest(value);
        return sign(value) + shortest.abs().toPlainString();
    }

    /** As YAML files show it: with an exponent from a million on and below a ten thousandth. */
    public static String yaml(double value) {
        String special = special(value, ".nan", ".inf", "-.inf");
        if (special != null) {
            return special;
        }
        int exponent = exponent(value);
        boolean scientific = exponent < SMALLEST_YAML_EXPONENT || exponent >= YAML_EXPONENT;
        return scientific && value != 0 ? scientific(value, 2) : plain(value);
    }

    /** As JSON files show it. */
    public static String json(double value) {
        int exponent = exponent(value);
        boolean scientific = exponent < SMALLEST_JSON_EXPONENT || exponent >= SHORT_EXPONENT;
        return scientific && value != 0 ? scientific(value, 1) : plain(value);
    }

    /** The inverse of {@link #plain}. */
    public static double parse(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static String scientific(double value, int exponentDigits) {
        BigDecimal shortest = shortest(value).abs();
        String digits = shortest.unscaledValue().toString();
        int exponent = shortest.precision() - shortest.scale() - 1;
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String power = Integer.toString(Math.abs(exponent));
        String padding = "0".repeat(Math.max(0, exponentDigits - power.length()));
        return sign(value) + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + padding + power;
    }

    private static int exponent(double value) {
        BigDecimal shortest = shortest(value);
        return shortest.precision() - shortest.scale() - 1;
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
        return exact.signum() == 0 ? BigDecimal.ZERO : exact;
    }

    private static String sign(double value) {
        return Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    }

    private static String special(double value, String notANumber, String infinity, String negativeInfinity) {
        if (Double.isNaN(value)) {
            return notANumber;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? infinity : negativeInfinity;
        }
        return null;
    }
}
