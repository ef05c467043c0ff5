package io.homeplane.deploy.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What Compose on the server makes of the files; environment values are not kept.
 *
 * @param images image reference per service
 * @param builds services whose image is built
 * @param services those that must have a container
 * @param jobs services whose container is done when it ended with 0
 * @param mounts host paths per service that it reads: bind mounts, and files of configs and secrets
 */
record ComposeConfig(
        Map<String, String> images,
        List<String> builds,
        List<String> services,
        List<String> jobs,
        Map<String, List<String>> mounts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads {@code docker compose config --format json}. */
    static ComposeConfig parse(String json, String project) throws JsonProcessingException {
        JsonNode root = JSON.readTree(json);
        Map<String, String> images = new TreeMap<>();
        Map<String, List<String>> mounts = new TreeMap<>();
        List<String> builds = new ArrayList<>();
        List<String> services = new ArrayList<>();
        Set<String> jobs = new TreeSet<>();
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        root.path("services").properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
        byName.forEach((name, service) -> {
            images.put(name, service.path("image").asText(project + "-" + name));
            if (service.has("build")) {
                builds.add(name);
            }
            if (replicas(service) > 0) {
                services.add(name);
            }
            if (service.path("restart").asText("").matches("no|on-failure.*")) {
                jobs.add(name);
            }
            service.path("depends_on").properties().forEach(entry -> {
                if (entry.getValue().path("condition").asText().equals("service_completed_successfully")) {
                    jobs.add(entry.getKey());
                }
            });
            List<String> read = mounts(service, root);
            if (!read.isEmpty()) {
                mounts.put(name, read);
            }
        });
        return new ComposeConfig(images, builds, services, List.copyOf(jobs), mounts);
    }

    private static int replicas(JsonNode service) {
        JsonNode scale = service.path("scale");
        return scale.isInt()
                ? scale.asInt()
                : service.path("deploy").path("replicas").asInt(1);
    }

    private static List<String> mounts(JsonNode service, JsonNode root) {
        List<String> paths = new ArrayList<>();
        for (JsonNode volume : service.path("volumes")) {
            if (volume.path("type").asText().equals("bind")) {
                paths.add(volume.path("source").asText());
            }
        }
        for (String kind : List.of("configs", "secrets")) {
            for (JsonNode reference : service.path(kind)) {
                String file = root.path(kind)
                        .path(reference.path("source").asText())
                        .path("file")
                        .asText("");
                if (!file.isEmpty()) {
                    paths.add(file);
                }
            }
        }
        return paths;
    }
}
