package io.homeplane.tunnels.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.TunnelStatus;
import io.homeplane.tunnels.connect.AcceptedHostKeys;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.EmbeddedSshd;
import io.homeplane.tunnels.connect.ScriptedServer;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.view.TunnelView.Standing;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Daemons that speak as cloudflared and OpenVPN do, asked here and on another server. */
class TunnelLookTest {
    private static final String GREETING =
            ">INFO:OpenVPN Management Interface Version 5 -- type 'help' for more info\r\n";
    private static final String CLIENTS = """
            TITLE,OpenVPN 2.6
            HEADER,CLIENT_LIST,Common Name,Real Address,Virtual Address
            CLIENT_LIST,edge,203.0.113.7:1194,10.8.0.2,
            END
            """;

    private final SshConnector ssh =
            new SshConnector(EmbeddedSshd.keys(), ConnectTimeouts.DEFAULT, new AcceptedHostKeys(), notice -> {});
    private final TunnelLook tunnels = new TunnelLook(ssh.hops(), StatusTokens.NONE, Clock.systemUTC());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 OK | {"status":200,"readyConnections":4} | UP
            200 OK | {"status":200,"readyConnections":1} | WEAK
            503 Service Unavailable | {"status":503,"readyConnections":0} | DOWN
            """)
    void shouldCountTheConnectionsOfCloudflared(String status, String body, Standing standing) throws Exception {
        try (LineServer server = http(Map.of("/ready", status + "|" + body))) {
            assertThat(look("cloudflare", "http://" + server.address()).standing())
                    .isEqualTo(standing);
        }
    }

    @Test
    void shouldReadTheGaugeOfAnOlderCloudflared() throws Exception {
        String metrics = "# TYPE cloudflared_tunnel_ha_connections gauge\ncloudflared_tunnel_ha_connections 0\n";
        try (LineServer server = http(Map.of("/metrics", "200 OK|" + metrics))) {
            assertThat(look("cloudflare", server.address()).sentence()).contains("has no connection to Cloudflare");
        }
        try (LineServer other = http(Map.of())) {
            assertThat(look("cloudflare", other.address()).sentence()).contains("not cloudflared's metrics address");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1700000000,CONNECTED,SUCCESS,10.8.0.1,,,, | UP | ''
            1700000000,WAIT,,,,,, | DOWN | hears nothing from its server
            1700000000,RECONNECTING,tls-error,,,,, | DOWN | has lost its server and tries again (tls-error)
            """)
    void shouldTellTheStateOfOpenvpn(String state, Standing standing, String sentence) throws Exception {
        try (LineServer server =
                new LineServer(GREETING, line -> line.equals("state") ? state + "\r\nEND\r\n" : CLIENTS)) {
            TunnelView view = look("openvpn", server.address());
            assertThat(view.standing()).isEqualTo(standing);
            assertThat(view.sentence()).contains(sentence);
        }
    }

    @Test
    void shouldMissAClientOfAnOpenvpnServer() throws Exception {
        String state = "1700000000,CONNECTED,SUCCESS,10.8.0.1,,,,\r\nEND\r\n";
        try (LineServer server = new LineServer(GREETING, line -> line.equals("state") ? state : CLIENTS)) {
            ServerPath missing = TunnelPaths.path("openvpn", "10.8.0.9", server.address());
            assertThat(look(missing, Duration.ofSeconds(10)).sentence())
                    .contains("No client of OpenVPN has the address 10.8.0.9");
        }
    }

    @Test
    void shouldSayThatADaemonIsSilentOrIsNotThere() throws Exception {
        try (ScriptedServer silent = ScriptedServer.silent()) {
            ServerPath path = TunnelPaths.path("openvpn", "10.8.0.2", "127.0.0.1:" + silent.port());
            TunnelView view = look(path, Duration.ofMillis(300));
            assertThat(view.standing()).isEqualTo(Standing.UNKNOWN);
            assertThat(view.sentence()).isEqualTo("The tunnel of edge/openvpn did not say how it is within 300 ms.");
        }
        TunnelView gone = look("openvpn", "127.0.0.1:" + ScriptedServer.closedPort());
        assertThat(gone.standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(gone.sentence()).contains("cannot be asked how it is: Connection refused");
        assertThat(look("openvpn", "nonsense here").sentence()).contains("neither host:port nor a unix socket");
    }

    @Test
    void shouldAskOnAnotherServer() throws Exception {
        try (EmbeddedSshd sshd = new EmbeddedSshd();
                LineServer server = http(Map.of("/ready", "200 OK|{\"readyConnections\":4}"))) {
            TunnelStatus there = new TunnelStatus(server.address(), "web1", "", false, List.of(sshd.path()));
            assertThat(look(TunnelPaths.path("cloudflare", "edge", there), Duration.ofSeconds(20))
                            .standing())
                    .isEqualTo(Standing.UP);
            TunnelStatus nowhere = new TunnelStatus(server.address(), "web1", "", false, List.of());
            assertThat(look(TunnelPaths.path("cloudflare", "edge", nowhere), Duration.ofSeconds(20))
                            .sentence())
                    .contains("no other path leads to the server that it is asked on, web1");
        }
    }

    @Test
    void shouldNotAskWhereNothingSaysHow() {
        assertThat(tunnels.ask(TunnelPaths.path("lan", "10.0.0.1", ""), Duration.ofSeconds(1)))
                .isEmpty();
        assertThat(tunnels.ask(TunnelPaths.path("pangolin", "edge", ""), Duration.ofSeconds(1)))
                .isEmpty();
        assertThat(tunnels.ask(TunnelPaths.path("openvpn", "edge", ""), Duration.ofSeconds(1)))
                .isEmpty();
    }

    /** @param answers status and body by target */
    private static LineServer http(Map<String, String> answers) throws IOException {
        return new LineServer("", line -> {
            if (!line.startsWith("GET ")) {
                return "";
            }
            String[] answer = answers.getOrDefault(line.split(" ", 3)[1], "404 Not Found|no")
                    .split("\\|", 2);
            return "HTTP/1.1 " + answer[0] + "\r\nContent-Length: " + answer[1].length() + "\r\n\r\n" + answer[1];
        });
    }

    private TunnelView look(String via, String status) throws Exception {
        return look(TunnelPaths.path(via, "edge.example.com", status), Duration.ofSeconds(10));
    }

    private TunnelView look(ServerPath path, Duration bound) throws Exception {
        try (TunnelLook.Asking asking = tunnels.ask(path, bound).orElseThrow()) {
            return asking.answer();
        }
    }
}
