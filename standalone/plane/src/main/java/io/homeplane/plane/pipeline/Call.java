package io.homeplane.plane.pipeline;

import groovy.lang.Closure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call of a step as it stands in a Jenkinsfile.
 *
 * @param named named parameters in order
 * @param positional the others, without the closure
 * @param body the block, or null
 */
public record Call(String name, Map<String, Object> named, List<Object> positional, Closure<?> body) {
    /** Sorts Groovy's arguments: a map first, a closure last. */
    static Call of(String name, Object arguments) {
        Object[] all = arguments instanceof Object[] array ? array : new Object[] {arguments};
        int end = all.length;
        Closure<?> body = null;
        if (end > 0 && all[end - 1] instanceof Closure<?> closure) {
            body = closure;
            end--;
        }
        int start = 0;
        Map<String, Object> named = new LinkedHashMap<>();
        if (end > 0 && all[0] instanceof Map<?, ?> map) {
            map.forEach((key, value) -> named.put(String.valueOf(key), value));
            start = 1;
        }
        return new Call(name, named, Arrays.asList(Arrays.copyOfRange(all, start, end)), body);
    }

    /** A parameter that may be the only one and then needs no name; null when it is not there. */
    Object parameter(String parameter) {
        if (named.containsKey(parameter)) {
            return named.get(parameter);
        }
        return positional.size() == 1 && named.isEmpty() ? positional.get(0) : null;
    }

    /** {@link #parameter} as text. */
    public String text(String parameter) {
        Object value = parameter(parameter);
        return value == null ? null : value.toString();
    }

    /**
     * {@link #text} of a parameter that must be there.
     *
     * @throws PipelineException when it is not
     */
    public String required(String parameter) throws PipelineException {
        String value = text(parameter);
        if (value == null) {
            throw new PipelineException("the step '" + name + "' needs the parameter '" + parameter + "'");
        }
        return value;
    }

    /** Whether a named parameter is the boolean true. */
    public boolean isTrue(String parameter) {
        return Boolean.TRUE.equals(named.get(parameter));
    }
}
