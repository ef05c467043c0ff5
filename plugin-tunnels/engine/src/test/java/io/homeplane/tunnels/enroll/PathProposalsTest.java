package io.homeplane.tunnels.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.tunnels.connect.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathProposalsTest {
    private static final String CONFIG = """
            # ours
            Host vps web
                HostName 203.0.113.7
                User=ada
                Port 2244
                User ignored
            Host behind
              HostName "10.9.0.4"
              ProxyJump vps
            Host *
              HostName 192.0.2.1
            Match host nas
              User nobody
            host direct
              proxyjump none
            """;
    private static final String TAILNET = """
            {"Self": {"HostName": "laptop", "DNSName": "laptop.tail1.ts.net."},
             "Peer": {"k1": {"HostName": "NAS", "DNSName": "nas.tail1.ts.net.", "TailscaleIPs": ["100.64.0.2"]},
                      "k2": {"HostName": "old", "DNSName": "", "TailscaleIPs": ["100.64.0.3"]},
                      "k3": {"HostName": "", "DNSName": "", "TailscaleIPs": []}}}
            """;

    @TempDir
    Path directory;

    @Test
    void shouldReadHostsAsSshDoes() {
        SshConfig config = SshConfig.read(CONFIG);
        assertThat(config.find("vps", "")).contains(new SshConfig.Host("vps", "203.0.113.7", "ada", 2244, ""));
        assertThat(config.find("other", "203.0.113.7"))
                .map(SshConfig.Host::name)
                .contains("vps");
        assertThat(config.find("behind", "")).map(SshConfig.Host::jump).contains("vps");
        assertThat(config.find("direct", "")).contains(new SshConfig.Host("direct", "direct", "", 22, ""));
        assertThat(config.find("nas", "192.0.2.1")).isEmpty();
        assertThat(SshConfig.read("Port many\n\0=\nHost a\nPort 99999999\n").find("a", ""))
                .hasValueSatisfying(host -> assertThat(host.port()).isEqualTo(22));
    }

    @Test
    void shouldReadTheMachinesOfATailnet() {
        Tailnet tailnet = Tailnet.read(TAILNET);
        assertThat(tailnet.address("nas")).contains("nas.tail1.ts.net");
        assertThat(tailnet.address("old")).contains("100.64.0.3");
        assertThat(tailnet.address("laptop")).isEmpty();
        assertThat(tailnet.address("")).isEmpty();
        for (String other : List.of("", "[]", "not json", "{\"Peer\": 3}", "{\"Peer\": {\"k\": null}}")) {
            assertThat(Tailnet.read(other).address("nas")).as(other).isEmpty();
        }
    }

    @Test
    void shouldProposeWaysToServersThatHaveNoTableAndToNoOthers() throws IOException {
        Map<String, List<String>> proposals = propose("""
                [[server]]
                name = "vps"
                [[server]]
                name = "nas"
                config.address = "https://192.168.7.20:8120"
                [[server]]
                name = "lost"
                [[server]]
                name = "stated"
                config.address = "192.168.7.21"
                [[path]]
                server = "stated"
                address = "192.168.7.21"
                """);
        assertThat(proposals)
                .containsOnlyKeys("vps", "nas", "lost")
                .containsEntry("vps", List.of("ssh ada@203.0.113.7:2244"))
                .containsEntry("nas", List.of("tailscale root@nas.tail1.ts.net:22", "lan root@192.168.7.20:22"))
                .containsEntry("lost", List.of());
    }

    @Test
    void shouldProposeAnAddressOnce() throws IOException {
        assertThat(propose("[[server]]\nname = \"x\"\nconfig.address = \"203.0.113.7\"\n"))
                .containsEntry("x", List.of("ssh ada@203.0.113.7:2244"));
    }

    @Test
    void shouldPinTheKeyThatWasShown() throws IOException {
        Files.writeString(directory.resolve("a.toml"), "[[server]]\nname = \"vps\"\n");
        ServerPath path = new PathProposals(SshConfig.read(CONFIG), Tailnet.NONE)
                .of(InventoryReader.read(directory))
                .values()
                .iterator()
                .next()
                .get(0);
        assertThat(path.hostKey()).isEqualTo(HostKey.ACCEPT_NEW);
        assertThat(PathProposals.pinned(path, new HostKey("ssh-ed25519", "AAAA"))
                        .hostKey())
                .isEqualTo("ssh-ed25519 AAAA");
    }

    private Map<String, List<String>> propose(String toml) throws IOException {
        Files.writeString(directory.resolve("a.toml"), toml);
        Map<Server, List<ServerPath>> proposals =
                new PathProposals(SshConfig.read(CONFIG), Tailnet.read(TAILNET)).of(InventoryReader.read(directory));
        return proposals.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name(),
                        entry -> entry.getValue().stream()
                                .map(path -> path.via() + " " + path.user() + "@" + path.address() + ":" + path.port())
                                .toList()));
    }
}
