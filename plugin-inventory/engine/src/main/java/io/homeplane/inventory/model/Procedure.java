package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Ordered stages; the executions of one stage run in parallel.
 *
 * @param schedule Komodo's {@code config.schedule} text; empty when it is run by hand
 */
public record Procedure(
        String name,
        Position position,
        String description,
        List<String> tags,
        String schedule,
        boolean failureAlert,
        List<Stage> stages)
        implements Serializable {
    public Procedure {
        tags = List.copyOf(tags);
        stages = List.copyOf(stages);
    }

    /** Executions that run side by side. */
    public record Stage(String name, Position position, boolean enabled, List<Execution> executions)
            implements Serializable {
        public Stage {
            executions = List.copyOf(executions);
        }
    }

    /**
     * One thing to do.
     *
     * @param type Komodo's execution type such as {@code DeployStack}
     * @param params its parameters by name, as text; a list becomes one line per element
     */
    public record Execution(String type, Position position, boolean enabled, Map<String, String> params)
            implements Serializable {
        public Execution {
            params = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(params));
        }
    }
}
