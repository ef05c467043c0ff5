package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homeplane.inventory.api.Answer;
import io.homeplane.inventory.api.Api;
import io.homeplane.inventory.api.Inventories;
import io.homeplane.inventory.api.Known;
import io.homeplane.inventory.api.Route;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** openapi.yaml says what is served, no more and no less, and every answer is what its schema says. */
class OpenApiTest {
    private static final InventorySnapshot FLEET = InventoryReader.snapshot(Path.of("../../lab/fleet"));

    private static JsonNode document;

    private final Api api = new Api(new Inventories() {
        @Override
        public List<String> names() {
            return List.of("fleet", "unread");
        }

        @Override
        public Known known(String name, boolean servers) {
            return name.equals("fleet")
                    ? new Known(
                            name,
                            "c0ffee",
                            FLEET,
                            Planner.plan(FLEET, TargetState.OFFLINE),
                            Instant.parse("2026-01-02T03:04:05Z"),
                            false,
                            "")
                    : new Known(name, "", null, null, null, true, "");
        }

        @Override
        public List<Map<String, Object>> runs() {
            Map<String, Object> run = new HashMap<>();
            run.put("number", 1);
            run.put("revision", "c0ffee");
            run.put("result", null);
            run.put("time", "2026-01-02T03:04:05Z");
            return List.of(run);
        }
    });

    @BeforeAll
    static void read() throws IOException {
        Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Contract.text("openapi.yaml"));
        document = new ObjectMapper().valueToTree(yaml);
    }

    @Test
    void shouldListWhatIsServedAndNothingElse() {
        assertThat(document.get("openapi").asText()).startsWith("3.1");
        Map<String, List<String>> stated = new LinkedHashMap<>();
        document.get("paths").properties().forEach(path -> {
            assertThat(path.getValue().properties())
                    .as("it only reads")
                    .extracting(Map.Entry::getKey)
                    .containsExactly("get");
            stated.put(path.getKey().substring(1), parameters(path.getValue().get("get")));
        });
        Map<String, List<String>> served = new LinkedHashMap<>();
        for (Route route : Route.values()) {
            served.put(route.path(), route.parameters());
        }

        assertThat(stated).isEqualTo(served);
    }

    private static List<String> parameters(JsonNode operation) {
        List<String> names = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            JsonNode resolved = resolved(parameter);
            if (resolved.get("in").asText().equals("query")) {
                names.add(resolved.get("name").asText());
            }
        });
        return names;
    }

    @Test
    void shouldAnswerEveryRouteAsItsSchemaSays() throws IOException {
        int held = 0;
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            String schema = schema(path.getValue(), "200");
            if (schema.isEmpty()) {
                continue;
            }
            for (String inventory : List.of("fleet", "unread", "moon")) {
                Sent sent = sent(path.getKey().substring(1), Map.of("inventory", inventory));
                assertThat(path.getValue().at("/get/responses").has(Integer.toString(sent.status)))
                        .as("%s of %s is stated to answer %d", path.getKey(), inventory, sent.status)
                        .isTrue();
                Contract.assertHolds(
                        sent.status == 200 ? schema : schema(path.getValue(), "" + sent.status), sent.body);
                held++;
            }
        }
        assertThat(held).isEqualTo(18);
        Contract.assertHolds(
                "boundaries",
                sent(
                                "boundaries",
                                Map.of(
                                        "server",
                                        FLEET.inventory().servers().get(0).name()))
                        .body);
    }

    @Test
    void shouldServeItselfAndEverySchema() throws IOException {
        assertThat(sent("openapi.yaml", Map.of()).body).isEqualTo(Contract.text("openapi.yaml"));
        List<String> stated = new ArrayList<>();
        document.at("/paths/~1schemas~1{name}.json/get/parameters/0/schema/enum")
                .forEach(name -> stated.add(name.asText()));
        assertThat(stated).containsExactlyElementsOf(Contract.SCHEMAS);
        for (String schema : stated) {
            JsonNode served = new ObjectMapper().readTree(sent("schemas/" + schema + ".json", Map.of()).body);
            assertThat(served.get("title").asText()).isEqualTo(schema);
        }
    }

    @Test
    void shouldReferToNothingThatIsNotThere() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(Contract.SCHEMAS).contains(reference.replaceAll("schemas/(.*)\\.json", "$1"));
            }
        });
    }

    /** The name of the schema that a response has; empty when it is no JSON. */
    private static String schema(JsonNode path, String status) {
        return resolved(path.at("/get/responses/" + status))
                .at("/content/application~1json/schema/$ref")
                .asText()
                .replaceAll("schemas/(.*)\\.json", "$1");
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static final class Sent implements Answer.Wire {
        private int status;
        private String body = "";

        @Override
        public void header(String name, String value) {
            assertThat(value).as(name).isNotBlank();
        }

        @Override
        public void send(int code, byte[] bytes) {
            status = code;
            body = new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private Sent sent(String path, Map<String, String> query) throws IOException {
        Sent sent = new Sent();
        Function<String, String> parameters = query::get;
        api.to("GET", path, parameters).sendTo(sent, false, null);
        return sent;
    }
}
