package io.homeplane.inventory.model;

import java.util.Locale;

/**
 * Something without which there is no path, as {@code carried_by} states it: a stack's name, {@code container:NAME@server},
 * {@code unit:NAME@server} for a systemd unit, or {@code app:NAME}.
 *
 * @param server where a container or unit is; empty for the others, and where none is stated
 */
public record PathCarrier(Kind kind, String name, String server) {
    /** What carries a path. */
    public enum Kind {
        STACK,
        CONTAINER,
        UNIT,
        APP
    }

    /** Reads one entry of {@code carried_by}: what has no known prefix is the name of a stack. */
    public static PathCarrier parse(String text) {
        for (Kind kind : Kind.values()) {
            String prefix = kind.name().toLowerCase(Locale.ROOT) + ":";
            if (text.startsWith(prefix)) {
                String rest = text.substring(prefix.length());
                int at = kind == Kind.CONTAINER || kind == Kind.UNIT ? rest.lastIndexOf('@') : -1;
                return at < 0
                        ? new PathCarrier(kind, rest, "")
                        : new PathCarrier(kind, rest.substring(0, at), rest.substring(at + 1));
            }
        }
        return new PathCarrier(Kind.STACK, text, "");
    }
}
