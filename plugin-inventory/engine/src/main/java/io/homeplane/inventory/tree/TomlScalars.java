package io.homeplane.inventory.tree;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.homeplane.inventory.model.Position;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** What a value without quotes is: a boolean, a number, a date or a time. */
final class TomlScalars {
    private static final String DIGITS = "[0-9](?:_?[0-9])*";
    private static final String WHOLE = "[+-]?(?:0|[1-9](?:_?[0-9])*)";
    private static final Pattern FLOAT = Pattern.compile(
            WHOLE + "(?:\\." + DIGITS + "(?:[eE][+-]?" + DIGITS + ")?|[eE][+-]?" + DIGITS + ")|[+-]?(?:inf|nan)");
    private static final Pattern DECIMAL = Pattern.compile(WHOLE);
    private static final Pattern PREFIXED =
            Pattern.compile("0(?:x[0-9a-fA-F](?:_?[0-9a-fA-F])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)");
    private static final String CLOCK = "([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?)";
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ]" + CLOCK + "([Zz]|[+-][0-9]{2}:[0-9]{2})?)?");
    private static final Pattern TIME = Pattern.compile(CLOCK);
    private static final int LONGEST_FRACTION = "00:00:00.123456789".length();

    private TomlScalars() {}

    /** Empty when the word is no value. Whole numbers are printed in decimal, without signs and underscores they do not need. */
    static Optional<Scalar> read(Position position, String word) {
        if (word.equals("true") || word.equals("false")) {
            return Optional.of(new Scalar(position, Scalar.Kind.BOOLEAN, word));
        }
        char first = word.charAt(0);
        boolean numeric = (first >= '0' && first <= '9') || first == '+' || first == '-';
        if (!numeric && first != 'i' && first != 'n') {
            return Optional.empty();
        }
        if (DECIMAL.matcher(word).matches()) {
            return integer(position, word, 10);
        }
        if (PREFIXED.matcher(word).matches()) {
            return integer(position, word.substring(2), radix(word.charAt(1)));
        }
        if (FLOAT.matcher(word).matches()) {
            return Optional.of(new Scalar(position, Scalar.Kind.FLOAT, word.replace("_", "")));
        }
        return isTime(word) ? Optional.of(new Scalar(position, Scalar.Kind.TIME, word)) : Optional.empty();
    }

    private static int radix(char letter) {
        return switch (letter) {
            case 'x' -> 16;
            case 'o' -> 8;
            default -> 2;
        };
    }

    private static Optional<Scalar> integer(Position position, String digits, int radix) {
        try {
            long value = Long.parseLong(digits.replace("_", ""), radix);
            return Optional.of(new Scalar(position, Scalar.Kind.INTEGER, Long.toString(value)));
        } catch (NumberFormatException beyond64Bits) {
            return Optional.empty();
        }
    }

    private static boolean isTime(String word) {
        Matcher date = DATE.matcher(word);
        Matcher time = TIME.matcher(word);
        try {
            if (date.matches()) {
                LocalDate.parse(date.group(1));
                return (date.group(2) == null || isClock(date.group(2))) && isOffset(date.group(3));
            }
            return time.matches() && isClock(time.group(1));
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean isClock(String clock) {
        // Fractions finer than nanoseconds are allowed and cut.
        LocalTime.parse(clock.length() > LONGEST_FRACTION ? clock.substring(0, LONGEST_FRACTION) : clock);
        return true;
    }

    private static boolean isOffset(String offset) {
        return offset == null
                || offset.length() == 1
                || (offset.substring(1, 3).compareTo("24") < 0
                        && offset.substring(4).compareTo("60") < 0);
    }
}
