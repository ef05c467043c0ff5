package io.homeplane.tunnels.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.LocalConnection;
import io.homeplane.tunnels.view.TunnelView.Standing;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local API that answers as tailscaled 1.80 did, in what the probe reads of it. */
class TailscaleSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String STATUS = """
            {"Version":"1.80.3","BackendState":"Running",
             "Self":{"HostName":"plane","DNSName":"plane.tail1234.ts.net.","TailscaleIPs":["100.64.0.1"],"Online":true,
                     "KeyExpiry":"2027-05-20T12:00:00Z"},
             "Peer":{"nodekey:ab":{"HostName":"edge","DNSName":"edge.tail1234.ts.net.","TailscaleIPs":["100.64.0.2","fd7a:115c:a1e0::2"],
                     "Relay":"fra","CurAddr":"203.0.113.7:41641","Online":true,"KeyExpiry":"2027-05-20T12:00:00Z"}}}
            """;
    private static final String DIRECT =
            "{\"IP\":\"100.64.0.2\",\"NodeName\":\"edge\",\"Err\":\"\",\"LatencySeconds\":0.004,\"Endpoint\":\"203.0.113.7:41641\"}";
    private static final String RELAYED =
            "{\"IP\":\"100.64.0.2\",\"NodeName\":\"edge\",\"Err\":\"\",\"LatencySeconds\":0.05,\"Endpoint\":\"\",\"DERPRegionID\":4,\"DERPRegionCode\":\"fra\"}";

    @TempDir
    Path directory;

    @Test
    void shouldBeUpWhenThePeerAnswersDirectly() throws Exception {
        for (String address : new String[] {"100.64.0.2", "edge", "edge.tail1234.ts.net", "fd7a:115c:a1e0::2"}) {
            TunnelView view = look(address, STATUS, DIRECT);
            assertThat(view).as(address).isEqualTo(new TunnelView(Standing.UP, "", false));
        }
        assertThat(look("plane", STATUS, DIRECT).standing()).isEqualTo(Standing.UP);
    }

    @Test
    void shouldNameTheRelay() throws Exception {
        TunnelView view = look("edge", STATUS, RELAYED);
        assertThat(view.standing()).isEqualTo(Standing.UP);
        assertThat(view.relay()).isTrue();
        assertThat(view.sentence()).contains("by the relay fra instead of directly");
    }

    @Test
    void shouldSayThatAKeyExpiredOrWillSoon() throws Exception {
        TunnelView expired = look(
                "edge",
                STATUS.replaceFirst(
                        "\"Online\":true,\"KeyExpiry\":\"2027-05-20T12:00:00Z\"}}}",
                        "\"Online\":true,\"Expired\":true,\"KeyExpiry\":\"2026-11-01T12:00:00Z\"}}}"),
                DIRECT);
        assertThat(expired.standing()).isEqualTo(Standing.DOWN);
        assertThat(expired.sentence()).contains("The Tailscale key of edge expired at 2026-11-01T12:00:00Z");

        TunnelView soon = look("edge", STATUS.replaceFirst("2027-05-20", "2026-11-25"), DIRECT);
        assertThat(soon.standing()).isEqualTo(Standing.WEAK);
        assertThat(soon.sentence()).contains("The Tailscale key of plane expires at 2026-11-25T12:00:00Z");
    }

    @Test
    void shouldSayWhyAPeerIsNotReached() throws Exception {
        assertThat(look("web", STATUS, DIRECT).sentence())
                .contains("No machine of the tailnet that this one sees is web");
        assertThat(look("edge", STATUS.replace("Running", "NeedsLogin"), DIRECT).sentence())
                .contains("is not running but NeedsLogin");
        assertThat(look(
                                "edge",
                                STATUS.replaceAll(
                                        "41641\",\"Online\":true",
                                        "41641\",\"Online\":false,\"LastSeen\":\"2026-11-20T10:00:00Z\""),
                                DIRECT)
                        .sentence())
                .contains("edge is offline since 2026-11-20T10:00:00Z");
        assertThat(look("edge", STATUS, "{\"Err\":\"timeout\"}").sentence())
                .contains("gets no answer from edge (timeout)");
    }

    private TunnelView look(String address, String status, String pong) throws Exception {
        Path file = directory.resolve("tailscaled.sock");
        java.nio.file.Files.deleteIfExists(file);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(file));
            Thread thread = new Thread(() -> serve(server, status, pong), "local-api");
            thread.setDaemon(true);
            thread.start();
            ServerPath path = TunnelPaths.path("tailscale", address, "unix:" + file);
            Glance glance = new Glance(
                    new LocalConnection("here"),
                    System.nanoTime() + Duration.ofSeconds(10).toNanos());
            return new TailscaleSource(Clock.fixed(NOW, ZoneOffset.UTC)).look(path, glance);
        }
    }

    private static void serve(ServerSocketChannel server, String status, String pong) {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                ByteBuffer request = ByteBuffer.allocate(4096);
                client.read(request);
                String head = new String(request.array(), 0, request.position(), StandardCharsets.US_ASCII);
                boolean rightHost = head.contains("Host: local-tailscaled.sock");
                boolean ping = head.startsWith("POST /localapi/v0/ping?type=disco&ip=100.64.0.2 ");
                String body = ping ? pong : head.startsWith("GET /localapi/v0/status ") ? status : "";
                String chunk = Integer.toHexString(body.getBytes(StandardCharsets.UTF_8).length);
                String answer = "HTTP/1.1 " + (rightHost && !body.isEmpty() ? "200 OK" : "403 Forbidden")
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + "\r\n" + body + "\r\n0\r\n\r\n";
                client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException over) {
                // the test closed the server
            }
        }
    }
}
