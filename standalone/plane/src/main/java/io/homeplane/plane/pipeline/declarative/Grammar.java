package io.homeplane.plane.pipeline.declarative;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a word of a declarative pipeline holds, and so which words may stand in which block (docs/plane-pipeline.md). */
public enum Grammar {
    /** Arguments, no block. */
    VALUE,
    /** Groovy, as in a scripted pipeline. */
    STEPS,
    /** Assignments of variables. */
    ASSIGNMENTS,
    /** Whatever Jenkins takes: it has no effect here. */
    ANYTHING,
    PIPELINE,
    STAGES,
    STAGE,
    AGENT,
    OPTIONS,
    PARAMETERS,
    WHEN,
    POST;

    private static final Map<Grammar, Map<String, Grammar>> WORDS = words();

    /** The words that may stand in a block of this kind, in alphabetical order, and what each holds. */
    public Map<String, Grammar> inside() {
        return WORDS.get(this);
    }

    private static Map<Grammar, Map<String, Grammar>> words() {
        Map<Grammar, Map<String, Grammar>> all = new EnumMap<>(Grammar.class);
        for (Grammar each : values()) {
            all.put(each, new TreeMap<>());
        }
        for (Grammar section : Set.of(PIPELINE, STAGE)) {
            all.get(section)
                    .putAll(Map.of(
                            "agent", AGENT,
                            "environment", ASSIGNMENTS,
                            "options", OPTIONS,
                            "post", POST,
                            "stages", STAGES));
        }
        all.get(PIPELINE).putAll(Map.of("parameters", PARAMETERS, "triggers", ANYTHING));
        all.get(STAGE).putAll(Map.of("steps", STEPS, "parallel", STAGES, "failFast", VALUE, "when", WHEN));
        all.get(STAGES).put("stage", STAGE);
        all.get(AGENT).putAll(Map.of("label", VALUE, "node", AGENT));
        put(all.get(OPTIONS), VALUE, "timeout", "retry", "timestamps", "skipDefaultCheckout");
        put(all.get(OPTIONS), VALUE, "disableConcurrentBuilds", "buildDiscarder");
        put(all.get(PARAMETERS), VALUE, "string", "text", "booleanParam", "choice");
        put(all.get(WHEN), VALUE, "branch", "environment", "equals", "beforeAgent");
        put(all.get(WHEN), WHEN, "not", "allOf", "anyOf");
        all.get(WHEN).put("expression", STEPS);
        Options.POST_ORDER.forEach(condition -> all.get(POST).put(condition, STEPS));
        all.replaceAll((block, words) -> Collections.unmodifiableMap(words));
        return all;
    }

    private static void put(Map<String, Grammar> words, Grammar holds, String... names) {
        for (String name : names) {
            words.put(name, holds);
        }
    }
}
