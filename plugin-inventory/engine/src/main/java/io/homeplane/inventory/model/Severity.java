package io.homeplane.inventory.model;

import java.util.Locale;

/** How much a {@link Problem} matters: an inventory with an error never deploys. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** The lower-case word used in messages and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
