package io.homeplane.tunnels.probe;

import java.util.Locale;

/** What a probe says of a path. */
public enum Verdict {
    UP,
    /** It works, but will not for long, or not as it should. */
    DEGRADED,
    DOWN;

    /** The word in JSON: {@code up | degraded | down}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
