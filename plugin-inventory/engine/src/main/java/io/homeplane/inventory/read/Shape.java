package io.homeplane.inventory.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys that a table of an inventory may have.
 *
 * @param keys by name; what a key of another name means is unknown
 */
record Shape(Map<String, Key> keys) {
    /** What a key holds. */
    enum Kind {
        TEXT,
        FLAG,
        NUMBER,
        LIST,
        LINES,
        ANY,
        TABLE,
        TABLES
    }

    /** @param inner the shape of the tables it holds; empty when it holds none */
    record Key(Kind kind, String inner) {}

    Shape {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }
}
