package io.homeplane.inventory.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.source.CommittedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The tables of an inventory: every fact once, no secret, the same text from the same files. */
class InventoryTablesTest {
    private static final String FLEET = """
            [[server]]
            name = "edge"
            description = "the | way <in> `here"
            tags = ["vps"]
            config.address = "203.0.113.7"
            [[stack]]
            name = "gateway"
            description = "reverse proxy"
            config.server = "edge"
            config.run_directory = "stacks/gateway"
            [[stack]]
            name = "tunnel"
            config.server = "edge"
            config.run_directory = "stacks/tunnel"
            config.pre_deploy = { path = "stacks/gateway", command = "sops-decrypt.sh" }
            [[deploy]]
            stack = "tunnel"
            exclude_from_batch = true
            [[path]]
            server = "edge"
            via = "ssh"
            address = "203.0.113.7"
            port = 2244
            emergency = true
            [[path]]
            from = "edge"
            to = "prometheus.example.com:9090"
            via = "pangolin"
            carried_by = ["tunnel"]
            [[procedure]]
            name = "nightly"
            config.schedule = "Every day at 04:00"
            [[procedure.config.stage]]
            name = "one"
            executions = [{ execution.type = "DeployStack", execution.params.stack = "gateway" }]
            """;

    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "fleet.toml", FLEET,
            "stacks/gateway/compose.yaml", """
                    services:
                      traefik:
                        image: traefik:v3
                        hostname: gate
                        domainname: example.com
                        ports: ["443:443", "127.0.0.1:8080:8080", "53:53/udp"]
                        volumes: ["./dynamic:/dynamic:ro"]
                        labels:
                          - traefik.http.routers.api.rule=Host(`traefik.example.com`) && PathPrefix(`/api`) || Host(`a.example.com`, `b.example.com`)
                        networks: { front: { aliases: [proxy.internal] } }
                    networks: { front: {} }
                    """,
            "stacks/gateway/dynamic/tcp.yml", "tcp: { routers: { t: { rule: \"HostSNI(`tcp.example.com`)\" } } }\n",
            "stacks/gateway/.sops.env", "TOKEN=ENC[AES256_GCM,data:hunter2,type:str]\nsops_version=3.9.0\n",
            "stacks/tunnel/compose.yaml", """
                    services:
                      newt:
                        image: fosrl/newt
                        network_mode: service:sidecar
                        labels:
                          pangolin.public-resources.notes.full-domain: notes.example.com
                      sidecar:
                        build: .
                        labels: { caddy: "https://caddy.example.com, other.example.com:8443 (snippet)" }
                    """,
            ".sops.yaml", """
                    creation_rules:
                      - path_regex: \\.sops\\.env$
                        age: age15hsdj3y4rd4k2280z8ypxcr7fhv5ehgazs4ycsw7zc4s7mjvpu4quktsvq
                    """));

    @TempDir
    Path directory;

    @Test
    void shouldWriteEveryTableOfAnInventory() throws Exception {
        String page = InventoryTables.of(written());

        assertThat(page)
                .contains(List.of(
                        "| edge | 203.0.113.7 | 2 | vps | the \\| way &lt;in> 'here |",
                        "## Stacks of edge",
                        "| gateway | `traefik:v3` | `stacks/gateway/compose.yaml` | | reverse proxy |",
                        "| tunnel | `fosrl/newt`, `built: sidecar` | `stacks/tunnel/compose.yaml` | by name only | |",
                        "| edge | front | traefik |",
                        "| edge | tunnel_default | newt (in sidecar), sidecar |",
                        "| edge | 53/udp | all | traefik | 53 | gateway |",
                        "| edge | 443/tcp | all | traefik | 443 | gateway |",
                        "| edge | 8080/tcp | 127.0.0.1 | traefik | 8080 | gateway |",
                        "| `a.example.com` | edge | gateway | traefik | traefik router api |",
                        "| `b.example.com` | edge | gateway | traefik | traefik router api |",
                        "| `traefik.example.com` | edge | gateway | traefik | traefik router api |",
                        "| `tcp.example.com` | edge | gateway | traefik | traefik file tcp.yml |",
                        "| `gate.example.com` | edge | gateway | traefik | host name |",
                        "| `proxy.internal` | edge | gateway | traefik | alias in network gateway_front |",
                        "| `notes.example.com` | edge | tunnel | newt | pangolin resource notes |",
                        "| `caddy.example.com` | edge | tunnel | sidecar | caddy |",
                        "| `other.example.com` | edge | tunnel | sidecar | caddy |",
                        "| `stacks/gateway/.sops.env` | `\\.sops\\.env$` | age15hsdj3..ktsvq | gateway, tunnel |",
                        "| the plane | edge | ssh | ssh | 203.0.113.7:2244 | | emergency |",
                        "| edge | prometheus.example.com:9090 | pangolin | tcp | prometheus.example.com:9090 | tunnel | |",
                        "| nightly | Every day at 04:00 | one | |"));
        assertThat(page).doesNotContain("hunter2").doesNotContain("PathPrefix").doesNotContain("snippet");
    }

    @Test
    void shouldWriteTheSameTextFromACommitAsFromFilesAndEachTime() throws Exception {
        String page = InventoryTables.of(written());
        try (CommittedFiles git = new CommittedFiles(directory.resolve("repo.git"))) {
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                git.file(file.getKey(), file.getValue());
            }
            git.commit();

            assertThat(InventoryTables.of(InventoryReader.snapshot(git.directory())))
                    .isEqualTo(page);
        }
        assertThat(InventoryTables.of(written())).isEqualTo(page);
    }

    @Test
    void shouldSayWhatAnEmptyInventoryHasNot() throws Exception {
        Files.writeString(directory.resolve("empty.toml"), "[[variable]]\nname = \"A\"\n");

        assertThat(InventoryTables.of(InventoryReader.snapshot(directory)))
                .contains("There is no server.", "No port is published.", "No file is encrypted with SOPS.");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "HOMEPLANE_SHARED", matches = ".+")
    void shouldWriteTheTablesOfARealInventory() throws Exception {
        Path shared = Path.of(System.getenv("HOMEPLANE_SHARED"));
        InventorySnapshot snapshot = InventoryReader.snapshot(shared.resolve("data/homeops/docker/komodo-resources"));

        String page = InventoryTables.of(snapshot);

        assertThat(page).doesNotContain("ENC[");
        assertThat(page.lines().filter(line -> line.startsWith("## Stacks of ")))
                .hasSize(7);
        assertThat(page)
                .contains(
                        "| `bitwarden.sharmamohit.com` | server04 | vaultwarden |",
                        "| `traefik.proxy.sharmamohit.com` | racknerd-aegis | aegis-gateway |",
                        "| `pangolin.proxy.sharmamohit.com` | racknerd-aegis | aegis-gateway |",
                        "| Global Auto Update | Every day at 05:00 | Update All |");
        assertThat(page.lines().filter(line -> line.contains("`docker/stacks/shared/alloy/.sops.env`")))
                .singleElement()
                .asString()
                .contains("komodo-alloy", "nvr-alloy", "racknerd-aegis-alloy", "age15hsdj3..ktsvq")
                .doesNotContain("storage-alloy");
    }

    private InventorySnapshot written() throws Exception {
        Path root = directory.resolve("files");
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, file.getValue());
        }
        InventorySnapshot snapshot = InventoryReader.snapshot(root);
        assertThat(snapshot.inventory().hasErrors())
                .as("%s", snapshot.inventory().problems())
                .isFalse();
        return snapshot;
    }
}
