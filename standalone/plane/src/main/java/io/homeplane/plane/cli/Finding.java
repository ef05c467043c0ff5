package io.homeplane.plane.cli;

import java.util.Locale;

/** What {@code plane doctor} found out about one thing. */
record Finding(Level level, String about, String says) {
    /** How bad it is. */
    enum Level {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String about, String says) {
        return new Finding(Level.OK, about, says);
    }

    static Finding warn(String about, String says) {
        return new Finding(Level.WARN, about, says);
    }

    static Finding fail(String about, String says) {
        return new Finding(Level.FAIL, about, says);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-4s  %s: %s", level.name().toLowerCase(Locale.ROOT), about, says);
    }
}
