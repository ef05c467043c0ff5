package io.homeplane.tunnels.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.homeplane.tunnels.view.TunnelView.Standing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PangolinSourcesTest {
    private static final String RUNNING = """
            newt|fosrl/newt:1.5.2|running|Up 3 days (healthy)
            gerbil|registry.lan:5000/fosrl/gerbil:1.2.2|running|Up 3 days
            notes|busybox|exited|Exited (0) 2 minutes ago
            """;

    @Test
    void shouldBeUpWhenNewtHasItsTunnel() throws Exception {
        assertThat(containers(RUNNING, "INFO: Tunnel connection to server established successfully!\n")
                        .standing())
                .isEqualTo(Standing.UP);
        String back =
                "WARN: Connection to server lost after 3 failures.\nINFO: Connection to server restored after 5 failures!\n";
        assertThat(containers(RUNNING, back).standing()).isEqualTo(Standing.UP);
    }

    @Test
    void shouldNameTheContainerThatDoesNotRun() throws Exception {
        TunnelView view = containers(
                RUNNING.replace("gerbil:1.2.2|running|Up 3 days", "gerbil:1.2.2|exited|Exited (1) 2 minutes ago"), "");
        assertThat(view.standing()).isEqualTo(Standing.DOWN);
        assertThat(view.sentence()).contains("container gerbil of Pangolin is exited (Exited (1) 2 minutes ago)");
    }

    @Test
    void shouldNameTheContainerWhoseLogEndsWithAFailure() throws Exception {
        TunnelView view = containers(
                RUNNING,
                "INFO: Tunnel connection to server established successfully!\nWARN: Periodic ping failed (3 consecutive failures) secret-of-newt\n");
        assertThat(view.standing()).isEqualTo(Standing.DOWN);
        assertThat(view.sentence())
                .contains("container newt of Pangolin has no tunnel")
                .doesNotContain("secret-of-newt");
    }

    @Test
    void shouldCallAnUnhealthyContainerWeak() throws Exception {
        assertThat(containers(RUNNING.replace("(healthy)", "(unhealthy)"), "").standing())
                .isEqualTo(Standing.WEAK);
    }

    @Test
    void shouldSayThatNoContainerIsThere() {
        assertThat(catchThrowableOfType(IOException.class, () -> containers("notes|busybox|running|Up\n", "")))
                .hasMessageContaining("no container of newt");
    }

    @Test
    void shouldAskTheIntegrationApiWithItsKey() throws Exception {
        assertThat(api(
                                200,
                                "{\"data\":{\"siteId\":3,\"niceId\":\"edge\",\"name\":\"Edge\",\"type\":\"newt\",\"online\":true},"
                                        + "\"success\":true,\"error\":false,\"status\":200}")
                        .standing())
                .isEqualTo(Standing.UP);
        TunnelView offline = api(200, "{\"data\":{\"name\":\"Edge\",\"online\":false}}");
        assertThat(offline.standing()).isEqualTo(Standing.DOWN);
        assertThat(offline.sentence()).contains("site \"Edge\" is offline");
    }

    @Test
    void shouldSayWhatTheApiRefuses() {
        assertThat(catchThrowableOfType(IOException.class, () -> api(401, "{}")))
                .hasMessageContaining("401; check the API key");
        assertThat(catchThrowableOfType(IOException.class, () -> api(200, "{\"data\":[]}")))
                .hasMessageContaining("/org/ORG/site/SITE");
        PangolinApi without = new PangolinApi(StatusTokens.NONE);
        assertThat(catchThrowableOfType(
                        IOException.class,
                        () -> without.look(
                                TunnelPaths.path("pangolin", "edge", "https://api.example.com/v1"),
                                new FakeMachine().glance())))
                .hasMessageContaining("there is no credential \"token\"");
    }

    private static TunnelView containers(String listed, String log) throws Exception {
        FakeMachine machine =
                new FakeMachine().printing("docker ps -a", listed).printing("docker logs --tail 300 newt", log);
        return new PangolinContainers().look(TunnelPaths.path("pangolin", "edge", "docker"), machine.glance());
    }

    private static TunnelView api(int status, String body) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/org/home/site/edge", exchange -> {
            boolean known = "Bearer the-key".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = (known ? body : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? status : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/org/home/site/edge";
            Glance glance = new Glance(new FakeMachine(), System.nanoTime() + 10_000_000_000L);
            return new PangolinApi(credential -> Optional.of("the-key"), HttpClient.newHttpClient())
                    .look(TunnelPaths.path("pangolin", "edge", url), glance);
        } finally {
            server.stop(0);
        }
    }
}
