package io.homeplane.deploy.stack;

import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a deploy ended that did not fail.
 *
 * @param outcome whether anything was changed
 * @param release id of the release that serves now
 * @param previous id of the release that served before; empty for the first
 * @param images image id per service
 */
public record DeployResult(
        Outcome outcome,
        String stack,
        String server,
        String project,
        String release,
        String previous,
        String revision,
        Map<String, String> images,
        Duration took)
        implements Serializable {
    /** The words of the plan's actions for what a deploy can do. */
    public enum Outcome {
        DEPLOYED,
        UNCHANGED
    }

    public DeployResult {
        images = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(images));
    }

    /** Plain strings, numbers and maps, for pipelines and JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT));
        map.put("stack", stack);
        map.put("server", server);
        map.put("project", project);
        map.put("release", release);
        map.put("previous", previous);
        map.put("revision", revision);
        map.put("images", new LinkedHashMap<>(images));
        map.put("milliseconds", took.toMillis());
        return map;
    }
}
