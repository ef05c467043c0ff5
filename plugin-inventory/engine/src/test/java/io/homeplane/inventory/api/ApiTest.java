package io.homeplane.inventory.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.plan.Action;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.StackState;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    private static final String SECRET = "hunter2-correct-horse";

    @TempDir
    Path directory;

    private final Map<String, Known> inventories = new LinkedHashMap<>();
    private final List<String> looks = new ArrayList<>();
    private final Api api = new Api(new Inventories() {
        @Override
        public List<String> names() {
            return List.copyOf(inventories.keySet());
        }

        @Override
        public Known known(String name, boolean servers) {
            looks.add(name + (servers ? " and its servers" : ""));
            return inventories.get(name);
        }
    });

    @BeforeEach
    void register() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), """
                services:
                  app: { image: notes, environment: { DB_PASSWORD: %s } }
                  db: { image: postgres }
                """.formatted(SECRET));
        Files.writeString(directory.resolve(".env"), "DB_PASSWORD=" + SECRET + "\n");
        Files.writeString(directory.resolve("all.toml"), """
                [[server]]
                name = "home"
                config.address = "10.0.0.4"
                [[stack]]
                name = "notes"
                config.server = "home"
                config.environment = "API_TOKEN = %s"
                """.formatted(SECRET));
        InventorySnapshot snapshot = InventoryReader.snapshot(directory);
        inventories.put("fleet", new Known("fleet", "c0ffee", snapshot, null, null, true, ""));
        inventories.put(
                "asked",
                new Known(
                        "asked",
                        "c0ffee",
                        snapshot,
                        Planner.plan(
                                snapshot,
                                stack -> new StackState(
                                        Action.DRIFTED, List.of("stopped"), "r1", "2026-01-02T03:04:05Z")),
                        Instant.parse("2026-01-02T03:04:05Z"),
                        false,
                        ""));
        inventories.put("unread", new Known("unread", "", null, null, null, true, ""));
        inventories.put(
                "broken", new Known("broken", "", null, null, null, false, "The fleet could not be read: it is gone"));
    }

    @Test
    void shouldPlanAtOnceWithWhatTheServersHaveSaid() {
        assertThat(get("plan").text())
                .startsWith("{\"revision\":\"c0ffee\",\"stacks\":[{\"stack\":\"notes\",\"server\":\"home\",\"wave\":1,")
                .contains("\"action\":\"unknown\",\"reasons\":[\"its server is being asked\"]")
                .endsWith("\"asked\":null,\"refreshing\":true}");
        assertThat(get("plan", "inventory", "asked").text())
                .contains("\"action\":\"drifted\",\"reasons\":[\"stopped\"]")
                .endsWith("\"asked\":\"2026-01-02T03:04:05Z\",\"refreshing\":false}");
    }

    @Test
    void shouldLeaveTheServersAloneWhenTheyDoNotMatter() {
        for (String path : List.of("validation", "boundaries", "graph", "plan", "fleet")) {
            assertThat(get(path).status()).isEqualTo(200);
        }

        assertThat(looks).containsExactly("fleet", "fleet", "fleet", "fleet and its servers", "fleet and its servers");
    }

    @Test
    void shouldAnswerForOneServerOrForAll() {
        assertThat(get("boundaries", "server", "home").text()).startsWith("{\"server\":\"home\",");
        assertThat(get("boundaries").text()).startsWith("[{\"server\":\"home\",");
        assertThat(refused(404, "boundaries", "server", "moon")).isEqualTo("The inventory fleet has no server moon");
    }

    @Test
    void shouldDrawTheGraphInEveryFormat() {
        assertThat(get("graph").text()).startsWith("{\"nodes\":[{\"id\":\"plane\"");
        assertThat(get("graph", "format", "svg").text()).startsWith("<svg ");
        assertThat(get("graph", "format", "dot").text()).startsWith("digraph ");
        assertThat(get("graph", "format", "mermaid").text()).startsWith("flowchart ");
        assertThat(refused(400, "graph", "format", "png"))
                .isEqualTo("A graph has the formats json, svg, dot and mermaid, not png");
    }

    @Test
    void shouldListTheInventoriesWithWhatIsKnown() {
        assertThat(get("inventories").text())
                .contains("{\"name\":\"fleet\",\"revision\":\"c0ffee\",\"servers\":1,\"stacks\":1,\"procedures\":0,")
                .contains("{\"name\":\"unread\",\"revision\":\"\",\"servers\":null,")
                .contains("\"problem\":\"The fleet could not be read: it is gone\"");
    }

    @Test
    void shouldSayInOneSentenceWhyThereIsNoAnswer() {
        assertThat(refused(404, "plan", "inventory", "moon")).isEqualTo("No inventory is registered as moon");
        assertThat(refused(404, "fleet", "inventory", "moon")).isEqualTo("No inventory is registered as moon");
        assertThat(refused(404, "schemas/moon.json")).contains("no schema");
        assertThat(refused(503, "graph", "inventory", "unread")).contains("is being read");
        assertThat(refused(503, "plan", "inventory", "broken")).isEqualTo("The fleet could not be read: it is gone");
        assertThat(get("fleet", "inventory", "broken").text()).contains("it is gone", "\"servers\":[]");
        assertThat(api.to("DELETE", "plan", name -> null).status()).isEqualTo(405);
        inventories.clear();
        assertThat(refused(404, "plan")).startsWith("No inventory is registered:");
        assertThat(get("fleet").text()).as("the page's beginning").contains("\"servers\":[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plans",
                "Plan",
                "plan/",
                "../fleet",
                "schemas/../openapi.yaml",
                "schemas/plan.jsonx",
                "schemas/plan%2ejson",
                "schemas/a/b.json",
                "openapi_yaml",
                "Api.class"
            })
    void shouldServeNothingElse(String path) {
        assertThat(refused(404, path)).contains("openapi.yaml");
    }

    @Test
    void shouldNeverShowASecret() {
        for (Route route : Route.values()) {
            assertThat(get(route.path()).text()).as(route.path()).doesNotContain(SECRET);
        }
        for (String format : List.of("svg", "dot", "mermaid")) {
            assertThat(get("graph", "format", format).text()).doesNotContain(SECRET);
        }
        assertThat(get("validation").text()).as("it was seen").contains("HP0050");
    }

    @Test
    void shouldSendABodyOnlyToWhoeverLacksIt() throws IOException {
        Sent first = sent(get("plan"), false, null);
        String etag = first.headers.get("ETag");

        assertThat(first.status).isEqualTo(200);
        assertThat(first.headers)
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("X-Content-Type-Options", "nosniff");
        assertThat(etag).matches("\"[0-9a-f]{32}\"");
        for (String known : List.of(etag, "\"other\", W/" + etag, "*")) {
            Sent again = sent(get("plan"), false, known);
            assertThat(again.status).isEqualTo(304);
            assertThat(again.body).isEmpty();
            assertThat(again.headers).containsEntry("ETag", etag).doesNotContainKey("Content-Type");
        }
        assertThat(sent(get("plan"), false, "\"other\"").status).isEqualTo(200);
        assertThat(sent(get("plan", "inventory", "asked"), false, etag).status)
                .as("another answer")
                .isEqualTo(200);
        assertThat(sent(get("plans"), false, "*").status).as("no answer").isEqualTo(404);
    }

    @Test
    void shouldSendTheSameHeadersWithoutABody() throws IOException {
        Sent head = sent(api.to("HEAD", "plan", name -> null), true, null);
        Sent whole = sent(get("plan"), false, null);

        assertThat(head.body).isEmpty();
        assertThat(head.headers)
                .containsAllEntriesOf(whole.headers)
                .containsEntry("Content-Length", Integer.toString(whole.body.length));
    }

    private static final class Sent implements Answer.Wire {
        private final Map<String, String> headers = new LinkedHashMap<>();
        private int status;
        private byte[] body = {};

        @Override
        public void header(String name, String value) {
            headers.put(name, value);
        }

        @Override
        public void send(int code, byte[] bytes) {
            status = code;
            body = bytes;
        }
    }

    private static Sent sent(Answer answer, boolean head, String ifNoneMatch) throws IOException {
        Sent sent = new Sent();
        answer.sendTo(sent, head, ifNoneMatch);
        return sent;
    }

    private Answer get(String path, String... query) {
        return api.to("GET", path, name -> query.length == 2 && query[0].equals(name) ? query[1] : null);
    }

    private String refused(int status, String path, String... query) {
        Answer answer = get(path, query);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).startsWith("{\"error\":\"").endsWith("\"}");
        return answer.text().substring("{\"error\":\"".length(), answer.text().length() - 2);
    }
}
