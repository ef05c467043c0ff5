package io.homeplane.deploy.secrets.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timestamps of YAML: {@code 2026-01-31}, {@code 2026-01-31 12:00:00.5}, {@code 2026-1-31T12:0:0+02:00}. */
public final class YamlTime {
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern TIME = Pattern.compile(DATE.pattern()
            + "(?:[Tt]|(?<space> +))(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,](\\d+))?(?<zone>Z|[-+]\\d{2}:\\d{2})?");
    private static final int NANO_DIGITS = 9;

    private YamlTime() {}

    /** The time in RFC 3339 with as many fractional digits as needed; empty when the text is no timestamp. */
    public static Optional<String> canonical(String text) {
        try {
            Matcher date = DATE.matcher(text);
            if (date.matches()) {
                return Optional.of(date(date) + "T00:00:00Z");
            }
            Matcher time = TIME.matcher(text);
            // A space stands before a time without zone, a T before one with it.
            boolean valid = time.matches() && (time.group("space") == null) == (time.group("zone") != null);
            return valid ? Optional.of(time(time)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String time(Matcher time) {
        LocalTime.of(number(time, 5), number(time, 6), number(time, 7));
        String zone = time.group("zone") == null
                ? "Z"
                : ZoneOffset.of(time.group("zone")).getId();
        return date(time)
                + String.format("T%02d:%02d:%02d", number(time, 5), number(time, 6), number(time, 7))
                + fraction(time.group(8))
                + zone;
    }

    private static String fraction(String digits) {
        if (digits == null) {
            return "";
        }
        String nanos =
                digits.substring(0, Math.min(digits.length(), NANO_DIGITS)).replaceAll("0+$", "");
        return nanos.isEmpty() ? "" : "." + nanos;
    }

    private static LocalDate date(Matcher matcher) {
        return LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
