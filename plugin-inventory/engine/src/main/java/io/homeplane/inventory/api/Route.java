package io.homeplane.inventory.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is served below {@code /homeplane/api/v1/}; openapi.yaml describes each. */
public enum Route {
    INVENTORIES("inventories"),
    FLEET("fleet", "inventory"),
    VALIDATION("validation", "inventory"),
    PLAN("plan", "inventory"),
    BOUNDARIES("boundaries", "inventory", "server"),
    GRAPH("graph", "inventory", "format"),
    OPENAPI("openapi.yaml"),
    SCHEMA("schemas/{name}.json");

    private static final String NAME = "{name}";

    private final String path;
    private final String parameters;

    Route(String path, String... parameters) {
        this.path = path;
        this.parameters = String.join(" ", parameters);
    }

    /** Below {@code /homeplane/api/v1/}, as OpenAPI writes it. */
    public String path() {
        return path;
    }

    /** The names of its query's parameters, all of them optional. */
    public List<String> parameters() {
        return parameters.isEmpty() ? List.of() : List.of(parameters.split(" ", -1));
    }

    /** The route that a path means. */
    static Optional<Route> of(String path) {
        return Arrays.stream(values()).filter(route -> route.means(path)).findFirst();
    }

    private boolean means(String asked) {
        return asked.matches(path.replace(".", "\\.").replace(NAME, "[a-z]+"));
    }
}
