package io.homeplane.inventory.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that a table of an inventory may have.
 *
 * @param keys by name; what a key of another name means is unknown
 * @param required the keys that must be there
 */
record Shape(Map<String, Key> keys, List<String> required) {
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
        required = List.copyOf(required);
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }
}
