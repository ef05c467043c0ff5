package io.homeplane.plane.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaneServerTest {
    private PlaneServer server;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        server = new PlaneServer(
                0,
                () -> Map.of("inventory", "fleet", "servers", List.of()),
                number -> directory.resolve(Integer.toString(number)));
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

        assertThat(first.body()).contains("\"inventory\":\"fleet\"");
        assertThat(get("api/v1/fleet", etag).statusCode()).isEqualTo(304);
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
        HttpRequest post = HttpRequest.newBuilder(URI.create(server.address()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(post, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    private HttpResponse<String> get(String path, String etag) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
