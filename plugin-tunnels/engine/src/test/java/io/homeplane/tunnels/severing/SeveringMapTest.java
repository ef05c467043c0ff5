package io.homeplane.tunnels.severing;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Problem;
import io.homeplane.tunnels.severing.Severance.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What deploys cut, found from images, networks, addresses and servers alone. */
class SeveringMapTest {
    private static final String SSH = "server = 'vps'; via = 'pangolin'; address = 'ssh.private.example.com'";
    private static final String AGENT =
            "server = 'vps'; via = 'pangolin'; protocol = 'https'; address = 'agent.private.example.com'; port = 8120";
    private static final String METRICS = "from = 'vps'; to = 'metrics.private.example.com:9090'; via = 'pangolin'";
    private static final String EMERGENCY =
            "server = 'vps'; via = 'ssh'; address = '203.0.113.7'; port = 2244; emergency = true";

    @TempDir
    Path directory;

    private HomelabFiles lab;

    @BeforeEach
    void aHub() throws IOException {
        lab = new HomelabFiles(directory).stack("plane", "hub", "core: {image: 'jenkins:lts', network_mode: host}");
    }

    private HomelabFiles pangolin() throws IOException {
        return lab.stack(
                        "relay",
                        "vps",
                        "pangolin: {image: 'fosrl/pangolin:1.21'}, gerbil: {image: 'fosrl/gerbil:1.4', networks:"
                                + " [front], ports: ['51820:51820/udp']}, inner: {image: 'traefik:3', network_mode:"
                                + " 'service:gerbil'}")
                .stack("gateway", "vps", "proxy: {image: 'traefik:3', networks: [front], ports: ['443:443']}")
                .stack("site", "vps", "newt: {image: 'registry.lan:5000/fosrl/newt:1.15', networks: [agents]}")
                .stack("agent", "vps", "agent: {image: 'my/agent:2', networks: [agents]}")
                .stack("client", "vps", "client: {image: 'fosrl/cli:0.8', network_mode: host}", "auto_update = true")
                .stack("blog", "vps", "blog: {image: 'ghost:5', networks: [front]}");
    }

    @Test
    void shouldFindWhatCarriesEachPathWhenNothingIsStated() throws IOException {
        SeveringMap map = SeveringMap.of(
                pangolin().path(SSH).path(AGENT).path(METRICS).path(EMERGENCY).read());

        assertThat(map.severing())
                .extracting(Severance::stack, Severance::scope)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("plane", Scope.PLANE),
                        org.assertj.core.groups.Tuple.tuple("relay", Scope.ITS_OWN_SERVER),
                        org.assertj.core.groups.Tuple.tuple("site", Scope.ITS_OWN_SERVER),
                        org.assertj.core.groups.Tuple.tuple("agent", Scope.ITS_OWN_SERVER),
                        org.assertj.core.groups.Tuple.tuple("client", Scope.OTHERS));
        assertThat(map.of("relay").severs())
                .containsExactly(
                        "path:vps/pangolin",
                        "path:vps/pangolin/https:8120",
                        "path:vps>metrics.private.example.com:9090/pangolin");
        assertThat(map.of("agent").cuts())
                .containsExactly(new CutPath("vps/pangolin/https:8120", "the path ends in its container agent"));
        assertThat(map.of("plane").severs()).containsExactly("plane");
        assertThat(map.of("gateway").severing()).isFalse();
        assertThat(map.of("gateway").weakened()).hasSize(3);
        assertThat(map.of("blog")).isEqualTo(Severance.none("blog"));
    }

    @Test
    void shouldShowTheCircleWithItsWayOut() throws IOException {
        SeveringMap map = SeveringMap.of(pangolin().path(SSH).path(EMERGENCY).read());

        assertThat(map.deadlocks())
                .extracting(Deadlock::toString)
                .containsExactly(
                        "relay stops -> vps/pangolin is cut -> vps cannot be reached -> relay cannot be deployed again;"
                                + " way out: vps/ssh",
                        "site stops -> vps/pangolin is cut -> vps cannot be reached -> site cannot be deployed again;"
                                + " way out: vps/ssh");
    }

    @Test
    void shouldRefuseAnInventoryWhoseCircleHasNoWayOut() throws IOException {
        List<Problem> problems = SeveringCheck.check(pangolin().path(SSH).read());

        assertThat(problems).extracting(Problem::code).containsExactly("HP0060", "HP0060");
        assertThat(problems.get(0).path()).isEqualTo("stack.relay");
        assertThat(problems.get(0).hint()).contains("emergency = true").contains("vps");
    }

    @Test
    void shouldRefuseAnEmergencyPathThatNeedsWhatItRescues() throws IOException {
        List<Problem> problems = SeveringCheck.check(pangolin()
                .path(SSH)
                .path("server = 'vps'; via = 'pangolin'; address = 'rescue.private.example.com'; emergency = true")
                .read());

        assertThat(problems).extracting(Problem::code).contains("HP0061");
        assertThat(problems)
                .filteredOn(problem -> problem.code().equals("HP0061"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("site, relay"));
    }

    @Test
    void shouldWarnOfAutomaticUpdatesThatWouldCutAPath() throws IOException {
        List<Problem> problems = SeveringCheck.check(
                pangolin().path(SSH).path(METRICS).path(EMERGENCY).read());

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HP0062");
            assertThat(problem.path()).isEqualTo("stack.client.config.auto_update");
        });
    }

    @Test
    void shouldLetABatchDeployWhatLeavesAnotherPath() throws IOException {
        Severance site = SeveringMap.of(pangolin()
                        .path(SSH)
                        .path("server = 'vps'; via = 'lan'; address = '10.0.0.2'")
                        .read())
                .of("site");

        assertThat(site.severing()).isFalse();
        assertThat(site.severs()).containsExactly("path:vps/pangolin");
    }

    @Test
    void shouldNotCountAnEmergencyPathAsAnotherWay() throws IOException {
        assertThat(SeveringMap.of(pangolin().path(SSH).path(EMERGENCY).read())
                        .of("site")
                        .severing())
                .isTrue();
    }

    @Test
    void shouldBelieveWhatIsStatedRatherThanWhatItWouldFind() throws IOException {
        SeveringMap map = SeveringMap.of(pangolin()
                .path(SSH + "; carried_by = ['container:client@vps', 'unit:wg-quick@wg0@hub', 'blog']")
                .path(EMERGENCY)
                .read());

        assertThat(map.severing()).extracting(Severance::stack).containsExactly("plane", "client", "blog");
    }

    @Test
    void shouldCutEveryPathThatLeadsOverACutServer() throws IOException {
        SeveringMap map = SeveringMap.of(pangolin()
                .server("inner")
                .server("innermost")
                .stack("notes", "innermost", "notes: {image: 'memos:1'}")
                .path(SSH)
                .path(EMERGENCY)
                .path("server = 'innermost'; via = 'ssh'; address = '10.9.0.3'; jump = 'inner'")
                .path("server = 'inner'; via = 'ssh'; address = '10.9.0.2'; jump = 'vps'")
                .read());

        assertThat(map.of("site").severs())
                .containsExactly("path:vps/pangolin", "path:inner/ssh", "path:innermost/ssh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tailscale | `'tailscale/tailscale:v1', network_mode: host` | 100.64.0.2 | 22 | true",
                "tailscale | `'tailscale/tailscale:v1', container_name: vps` | vps.tail.example.net | 22 | true",
                "tailscale | `'tailscale/tailscale:v1'` | 100.64.0.2 | 22 | false",
                "wireguard | `'lscr.io/linuxserver/wireguard:1', ports: ['51820:51820/udp']` | 10.8.0.2 | 22 | true",
                "wireguard | `'lscr.io/linuxserver/wireguard:1'` | 10.8.0.2 | 22 | false",
                "wireguard | `'qmcgaw/gluetun:3', ports: ['51820:51820/udp']` | 10.8.0.2 | 22 | false",
                "openvpn | `'kylemanna/openvpn', network_mode: host` | 10.8.0.2 | 22 | true",
                "cloudflare | `'cloudflare/cloudflared:2026.1'` | ssh.example.com | 22 | true",
                "cloudflare | `'tailscale/tailscale:v1', network_mode: host` | ssh.example.com | 22 | false",
                "lan | `'linuxserver/openssh-server', ports: ['2222:22']` | 192.0.2.5 | 2222 | true",
                "lan | `'linuxserver/openssh-server', ports: ['2220-2230:2220-2230']` | 192.0.2.5 | 2222 | true",
                "lan | `'linuxserver/openssh-server', ports: ['2222:22']` | 192.0.2.5 | 22 | false",
                "lan | `'fosrl/newt:1'` | 192.0.2.5 | 22 | false"
            })
    void shouldTellWhetherAStackOnTheServerCarriesAPath(
            String via, String service, String address, int port, boolean carries) throws IOException {
        SeveringMap map = SeveringMap.of(lab.stack("part", "vps", "part: {image: " + service + "}")
                .path("server = 'vps'; via = '%s'; address = '%s'; port = %d".formatted(via, address, port))
                .read());

        assertThat(map.of("part").severing()).isEqualTo(carries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`'tailscale/tailscale:v1', ports: ['1055:1055']` | proxy = '127.0.0.1:1055' | true",
                "`'tailscale/tailscale:v1', ports: ['1055:1055']` | priority = 1 | false",
                "`'tailscale/tailscale:v1', network_mode: host` | priority = 1 | true"
            })
    void shouldFindWhatCarriesAPathWhereItBegins(String service, String key, boolean carries) throws IOException {
        SeveringMap map = SeveringMap.of(lab.stack("part", "hub", "part: {image: " + service + "}")
                .path("server = 'vps'; via = 'tailscale'; address = '100.64.0.2'; " + key)
                .read());

        assertThat(map.of("part").severing()).isEqualTo(carries);
    }

    @Test
    void shouldCountTheContainerWhoseNetworkACarrierHas() throws IOException {
        SeveringMap map = SeveringMap.of(lab.stack("vpn", "vps", "box: {image: 'alpine:3', container_name: box}")
                .stack("site", "vps", "newt: {image: 'fosrl/newt:1', network_mode: 'container:box'}")
                .path(SSH)
                .read());

        assertThat(map.of("vpn").cuts())
                .containsExactly(new CutPath("vps/pangolin", "newt has the network of its container box"));
    }
}
