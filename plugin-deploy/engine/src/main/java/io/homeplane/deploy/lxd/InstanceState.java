package io.homeplane.deploy.lxd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homeplane.inventory.model.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What LXD says about an instance, compared with what the inventory says; pure. What Homeplane set is remembered in the
 * instance's own {@code user.homeplane.*} keys, so that a key that left the inventory leaves the instance too, and nothing else does.
 */
record InstanceState(JsonNode metadata) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IMAGE = "user.homeplane.image";
    private static final String KEYS = "user.homeplane.keys";

    boolean running() {
        return metadata.path("status").asText().equals("Running");
    }

    /** Why it cannot become what is described; empty when it can. */
    Optional<String> conflict(Instance described) {
        String type = metadata.path("type").asText();
        if (!type.equals(described.type())) {
            return Optional.of("it is a " + type + ", described is a " + described.type());
        }
        String image = config(IMAGE);
        if (!image.isEmpty() && !image.equals(described.image())) {
            return Optional.of("it was made from image " + image + ", described is " + described.image());
        }
        return Optional.empty();
    }

    /** True when nothing of what is described is missing. */
    boolean matches(Instance described) {
        return changed(described).equals(body());
    }

    /** The body that brings it to what is described; all else stays. */
    ObjectNode changed(Instance described) {
        ObjectNode body = body();
        ObjectNode config = (ObjectNode) body.path("config");
        for (String key : config(KEYS).split(",", -1)) {
            if (!described.config().containsKey(key)) {
                config.remove(key);
            }
        }
        describe(config, described);
        described.profiles().forEach(body.putArray("profiles")::add);
        return body;
    }

    /** The body that creates it. */
    static ObjectNode create(Instance described, String fingerprint) {
        ObjectNode body = JSON.createObjectNode();
        body.put("name", described.name());
        body.put("type", described.type());
        ObjectNode source = body.putObject("source");
        source.put("type", "image");
        source.put("fingerprint", fingerprint);
        describe(body.putObject("config"), described);
        described.profiles().forEach(body.putArray("profiles")::add);
        return body;
    }

    /** Its global addresses in what {@code instances/NAME/state} says, IPv4 first. */
    static List<String> addresses(JsonNode state) {
        List<String> inet = new ArrayList<>();
        List<String> inet6 = new ArrayList<>();
        state.path("network").forEach(device -> {
            for (JsonNode address : device.path("addresses")) {
                if (address.path("scope").asText().equals("global")) {
                    boolean four = address.path("family").asText().equals("inet");
                    (four ? inet : inet6).add(address.path("address").asText());
                }
            }
        });
        inet.addAll(inet6);
        return inet;
    }

    private static void describe(ObjectNode config, Instance described) {
        described.config().forEach(config::put);
        config.put(IMAGE, described.image());
        config.put(KEYS, String.join(",", new TreeSet<>(described.config().keySet())));
    }

    /** What LXD lets be written: without what it only tells. */
    private ObjectNode body() {
        ObjectNode body = JSON.createObjectNode();
        for (String field : List.of("architecture", "config", "description", "devices", "ephemeral", "profiles")) {
            if (metadata.has(field)) {
                body.set(field, metadata.path(field).deepCopy());
            }
        }
        if (!body.path("config").isObject()) {
            body.putObject("config");
        }
        return body;
    }

    private String config(String key) {
        return metadata.path("config").path(key).asText("");
    }
}
