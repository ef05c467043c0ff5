package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cluster, app, NixOS configuration, Terraform directory, playbook, backup or probe: tables of which Homeplane's inventory
 * knows the keys and what they refer to, while the deployers know what they mean.
 *
 * @param kind the table's name such as {@code cluster}
 * @param values by key; a single value is a list of one
 */
public record Declaration(String kind, String name, Position position, Map<String, List<String>> values)
        implements Serializable {
    public Declaration {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((key, texts) -> copy.put(key, List.copyOf(texts)));
        values = Collections.unmodifiableMap(copy);
    }

    /** A single value; empty when it is not stated. */
    public String text(String key) {
        List<String> all = texts(key);
        return all.isEmpty() ? "" : all.get(0);
    }

    public List<String> texts(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** A whole number. */
    public int number(String key, int fallback) {
        return text(key).isEmpty() ? fallback : Integer.parseInt(text(key));
    }
}
