package io.homeplane.inventory.plan;

import java.util.Locale;

/** What a plan does about a stack (SPEC section 6). */
public enum Action {
    DEPLOY,
    ADOPT,
    CONFLICT,
    UNCHANGED,
    DRIFTED,
    ORPHAN,
    OLDER,
    EXCLUDED,
    UNKNOWN;

    /** The lower-case word used in JSON and tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
