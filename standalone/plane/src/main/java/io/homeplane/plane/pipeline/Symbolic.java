package io.homeplane.plane.pipeline;

import java.util.List;
import java.util.Map;

/** A describable that a Jenkinsfile names by its symbol, such as {@code ageIdentity(..)}, before it is made. */
public record Symbolic(String symbol, Map<String, Object> named, List<Object> positional) {
    /** A named parameter as text; null when it is not there. */
    public String text(String parameter) {
        Object value = named.get(parameter);
        return value == null ? null : value.toString();
    }
}
