package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.homeplane.inventory.api.Api;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schemas that documents are held against. */
final class Contract {
    static final List<String> SCHEMAS = List.of(
            "boundaries",
            "error",
            "event",
            "fleet",
            "graph",
            "inventories",
            "plan",
            "secrets",
            "tunnels",
            "validation");

    private Contract() {}

    static void assertHolds(String schema, String document) throws IOException {
        SchemaValidatorsConfig strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(text("schemas/" + schema + ".json"), strict)
                        .validate(document, InputFormat.JSON))
                .as("%s, held against the schema %s", document, schema)
                .isEmpty();
    }

    /** A file of the API's own description. */
    static String text(String name) throws IOException {
        try (InputStream in = Api.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Such as {@code plan.stacks[].wave integer}, with a question mark behind what may be absent. */
    static List<String> fields(String schema) throws IOException {
        List<String> fields = new ArrayList<>();
        JsonNode root = new ObjectMapper().readTree(text("schemas/" + schema + ".json"));
        collect(root, root, schema, fields);
        return fields;
    }

    private static void collect(JsonNode root, JsonNode node, String path, List<String> into) {
        if (node.has("$ref")) {
            collect(root, root.at(node.get("$ref").asText().substring(1)), path, into);
        }
        node.path("oneOf").forEach(one -> collect(root, one, path, into));
        if (node.has("items")) {
            collect(root, node.get("items"), path + "[]", into);
        }
        List<String> required = new ArrayList<>();
        node.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
            String field = path + "." + property.getKey();
            String line = field + (required.contains(property.getKey()) ? "" : "?") + " " + kind(property.getValue());
            if (!into.contains(line)) {
                into.add(line);
            }
            collect(root, property.getValue(), field, into);
        }
    }

    private static String kind(JsonNode node) {
        if (node.has("enum")) {
            return node.get("enum").toString().replace("\"", "").replace(",", "|");
        }
        return node.has("const")
                ? "[" + node.get("const").asText() + "]"
                : node.path("type").toString().replaceAll("[\\[\\]\"]", "").replace(",", "|");
    }
}
