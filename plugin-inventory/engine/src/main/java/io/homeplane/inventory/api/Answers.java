package io.homeplane.inventory.api;

import java.util.function.Function;

/** Answers requests below {@code /homeplane/api/v1/}. */
@FunctionalInterface
public interface Answers {
    /**
     * The answer to a request; never waits.
     *
     * @param method such as {@code GET}
     * @param path below {@code /homeplane/api/v1/}, without query
     * @param query the value of a parameter by its name; null for one that was not given
     */
    Answer to(String method, String path, Function<String, String> query);
}
