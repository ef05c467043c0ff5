package io.homeplane.plane.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.api.Api;
import io.homeplane.inventory.api.Inventories;
import io.homeplane.inventory.api.Known;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaneServerTest {
    private PlaneServer server;

    @TempDir
    Path directory;

    /** An inventory that is not read yet. */
    private static final class Spare implements Inventories {
        @Override
        public List<String> names() {
            return List.of("my fleet");
        }

        @Override
        public Known known(String name, boolean servers) {
            return new Known(name, "", null, null, null, true, "");
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new PlaneServer(0, new Api(new Spare()), number -> directory.resolve(Integer.toString(number)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldServeTheFleetPageWithoutInlineScripts() throws Exception {
        HttpResponse<String> page = get("", "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("homeplane-fleet", "src=\"fleet.js\"").doesNotContain("onclick", "<style");
        assertThat(page.headers().firstValue("Content-Security-Policy")).contains("default-src 'self'");
    }

    @Test
    void shouldAnswerNotModifiedToTheSameETag() throws Exception {
        HttpResponse<String> first = get("api/v1/fleet", "");
        String etag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.body()).contains("\"inventory\":\"my fleet\"");
        assertThat(get("api/v1/fleet", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void shouldAnswerTheApiAsItIsAnsweredEverywhere() throws Exception {
        HttpResponse<String> plan = get("api/v1/plan?x=%20&inventory=my+fleet", "");
        HttpResponse<String> unknown = get("api/v1/plan?inventory=a%26b", "");
        HttpResponse<String> head = send("HEAD", "api/v1/openapi.yaml");

        assertThat(plan.statusCode()).isEqualTo(503);
        assertThat(plan.headers().firstValue("Retry-After")).contains("1");
        assertThat(plan.body()).startsWith("{\"error\":\"The inventory my fleet is being read");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("{\"error\":\"No inventory is registered as a&b\"}");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(Integer.parseInt(head.headers().firstValue("Content-Length").orElseThrow()))
                .isPositive();
        assertThat(send("POST", "api/v1/fleet").statusCode()).isEqualTo(405);
        assertThat(send("POST", "api/v1/fleet").headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void shouldNotServeFilesOutsideOfItsPages() throws Exception {
        assertThat(get("../Main.class", "").statusCode()).isEqualTo(404);
        assertThat(get("..%2f..%2fx.html", "").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldServeTheLogOfARun() throws Exception {
        Files.writeString(directory.resolve("7"), "[Pipeline] Start of Pipeline <b>");

        assertThat(get("runs/7/log", "").body()).isEqualTo("[Pipeline] Start of Pipeline <b>");
        assertThat(get("runs/7/log", "").headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(get("runs/8/log", "").statusCode()).isEqualTo(404);
        assertThat(get("runs/07/log", "").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldOnlyRead() throws Exception {
        assertThat(send("POST", "").statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String etag) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
