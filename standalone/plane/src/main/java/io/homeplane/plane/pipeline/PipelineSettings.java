package io.homeplane.plane.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run of a pipeline is told from outside.
 *
 * @param parameters build parameters by name; those a Jenkinsfile declares get their defaults where they are missing here
 * @param checkout what {@code checkout scm} brings into a workspace
 * @param approve whether {@code input} goes on without asking
 */
public record PipelineSettings(Map<String, Object> parameters, Checkout checkout, boolean approve) {
    public PipelineSettings {
        parameters = Collections.synchronizedMap(new LinkedHashMap<>(parameters));
    }
}
