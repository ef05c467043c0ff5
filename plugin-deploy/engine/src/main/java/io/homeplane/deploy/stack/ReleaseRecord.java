package io.homeplane.deploy.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server keeps about one release of a stack; whether it is confirmed, restored or stuck is the name of its file.
 *
 * @param id of the release: its content and its image ids
 * @param token of the transaction that made it
 * @param digest of the sources alone, salted by the server
 * @param previous id of the release that it replaced; empty for the first
 * @param time when the plane handed it over, ISO 8601
 * @param images image id per service
 * @param services those that must have a container
 * @param jobs services whose container is done when it ended with 0
 * @param files a short salted hash per source file, which tells what changed
 */
record ReleaseRecord(
        String id,
        String token,
        String project,
        String stack,
        String revision,
        String digest,
        String previous,
        String time,
        String who,
        Map<String, String> images,
        List<String> services,
        List<String> jobs,
        Map<String, String> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    ReleaseRecord {
        images = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(images));
        services = List.copyOf(services);
        jobs = List.copyOf(jobs);
        files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** True when this is the digest of its sources; in constant time, as a secret may be part of what was hashed. */
    boolean holds(String sourceDigest) {
        return MessageDigest.isEqual(
                digest.getBytes(StandardCharsets.US_ASCII), sourceDigest.getBytes(StandardCharsets.US_ASCII));
    }

    /** What a deploy says that ended with this release. */
    DeployResult result(DeployResult.Outcome outcome, String server, Duration took) {
        return new DeployResult(outcome, stack, server, project, id, previous, revision, images, took);
    }

    /** One line of JSON. */
    String toJson() {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", id);
        node.put("token", token);
        node.put("project", project);
        node.put("stack", stack);
        node.put("revision", revision);
        node.put("digest", digest);
        node.put("previous", previous);
        node.put("time", time);
        node.put("who", who);
        ObjectNode ids = node.putObject("images");
        images.forEach(ids::put);
        services.forEach(node.putArray("services")::add);
        jobs.forEach(node.putArray("jobs")::add);
        ObjectNode hashes = node.putObject("files");
        files.forEach(hashes::put);
        return node.toString();
    }

    /** Empty when it is not a record of ours: then what runs is not known, and is deployed again. */
    static Optional<ReleaseRecord> parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (!node.path("id").isTextual() || !node.path("digest").isTextual()) {
                return Optional.empty();
            }
            return Optional.of(new ReleaseRecord(
                    text(node, "id"),
                    text(node, "token"),
                    text(node, "project"),
                    text(node, "stack"),
                    text(node, "revision"),
                    text(node, "digest"),
                    text(node, "previous"),
                    text(node, "time"),
                    text(node, "who"),
                    map(node, "images"),
                    texts(node, "services"),
                    texts(node, "jobs"),
                    map(node, "files")));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static Map<String, String> map(JsonNode node, String field) {
        Map<String, String> map = new LinkedHashMap<>();
        node.path(field)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
