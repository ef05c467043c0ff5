package io.homeplane.inventory.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both tables of a real VPS's documentation, from Compose files alone. */
class BoundaryMapTest {
    /** Container, then which of the networks it is on, in the order of {@link #NETWORKS}. */
    private static final String MATRIX = """
            aegis-traefik       X . . . .
            aegis-crowdsec      X . . . .
            gerbil              X X . . .
            pangolin            . X . . .
            pangolin-traefik    X X . . .
            pocketid            . X X . .
            lldap               . . X . .
            pangolin-newt       . . . X .
            periphery           . . . X .
            pangolin-client-obs . . . . X
            alloy               . . . . X
            """;

    private static final List<String> NETWORKS =
            List.of("traefik-public", "pangolin-internal", "identity-internal", "newt-periphery", "host");

    /** Container, then whether it reaches periphery, lldap and pangolin. */
    private static final String REACHES = """
            aegis-traefik    NO  NO  NO
            aegis-crowdsec   NO  NO  NO
            gerbil           NO  NO  YES
            pangolin-traefik NO  NO  YES
            pocketid         NO  YES YES
            lldap            NO  -   NO
            pangolin-newt    YES NO  NO
            """;

    @TempDir
    Path directory;

    @Test
    void shouldGiveBothTablesOfTheVpsCellByCell() throws URISyntaxException {
        InventorySnapshot snapshot = InventoryReader.snapshot(fixture());
        Boundaries boundaries = BoundaryMap.of(snapshot.inventory(), snapshot.projects(), "vps");

        assertThat(snapshot.inventory().problems()).isEmpty();
        assertTables(boundaries);
        assertThat(boundaries.containers()).hasSize(11);
        assertThat(boundaries.unknown()).containsExactly("elsewhere");
        assertThat(Policies.results(snapshot.inventory(), boundaries))
                .singleElement()
                .satisfies(result -> assertThat(result.holds()).isTrue());
    }

    @Test
    void shouldGiveBothTablesOfTheRealVps() {
        String shared = System.getenv("HOMEPLANE_SHARED");
        assumeTrue(shared != null, "HOMEPLANE_SHARED names no directory with the real inventory");
        InventorySnapshot snapshot = InventoryReader.snapshot(Path.of(shared, "data/homeops/docker/komodo-resources"));

        assertTables(BoundaryMap.of(snapshot.inventory(), snapshot.projects(), "racknerd-aegis"));
    }

    @Test
    void shouldSayWhatTheNetworksDoNot() throws URISyntaxException {
        InventorySnapshot snapshot = InventoryReader.snapshot(fixture());
        Map<String, Container> containers =
                BoundaryMap.of(snapshot.inventory(), snapshot.projects(), "vps").containers().stream()
                        .collect(Collectors.toMap(Container::name, container -> container));

        assertThat(containers.get("periphery").escapes())
                .containsExactly("docker.sock", "host mount /etc/agent (read only)");
        assertThat(containers.get("alloy").escapes()).containsExactly("privileged", "host network", "host processes");
        assertThat(containers.get("gerbil").escapes()).containsExactly("capability NET_ADMIN");
        assertThat(containers.get("pocketid").escapes()).isEmpty();
        assertThat(containers.get("pangolin-traefik").sharesNetworkOf()).isEqualTo("gerbil");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{a: {image: x, networks: [n]}, b: {image: x, networks: [n]}} | n",
                "{a: {image: x, networks: [n]}, b: {image: x, networks: [m]}} | ``",
                "{a: {image: x}, b: {image: x}} | app_default",
                "{a: {image: x, network_mode: host}, b: {image: x}} | host",
                "{a: {image: x}, b: {image: x, network_mode: host}} | host",
                "{a: {image: x, network_mode: none}, b: {image: x, network_mode: host}} | ``",
                "{a: {image: x, networks: [n]}, b: {image: x, networks: [m], ports: ['5432:5432']}} | host port 5432/tcp",
                "{a: {image: x, networks: [n]}, b: {image: x, networks: [m], ports: ['127.0.0.1:5432:5432']}} | ``",
                "{a: {image: x, network_mode: 'service:c'}, c: {image: x, networks: [m]}, b: {image: x, networks: [m]}} | m",
                "{a: {image: x, network_mode: 'container:cc'}, c: {image: x, container_name: cc, networks: [m]}, b: {image: x, networks: [m]}} | m",
                "{a: {image: x, network_mode: 'service:b'}, b: {image: x, network_mode: 'service:a'}} | ``"
            })
    void shouldFindTheWayFromAToB(String services, String via) throws IOException {
        Boundaries boundaries = boundaries(services, "");

        assertThat(boundaries.reaches())
                .filteredOn(reach -> reach.from().equals("a") && reach.to().equals("b"))
                .singleElement()
                .satisfies(reach -> {
                    assertThat(String.join(",", reach.via())).isEqualTo(via);
                    assertThat(reach.reaches()).isEqualTo(!via.isEmpty());
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deny = { from = ['a'], to = ['b'] } | HP0041 | a reaches b via n",
                "deny = { from = ['*'], to = ['b'] } | HP0041 | a reaches b via n",
                "allow = { from = ['a'], to = ['c'] } | HP0041 | a does not reach c",
                "deny = { from = ['a'], to = ['nobody'] } | HP0024 | matches no container",
                "deny = { from = ['\\(\\'], to = ['b'] } | HP0025 | no regular expression"
            })
    void shouldFailValidationWhenAPolicyDoesNotHold(String policy, String code, String message) throws IOException {
        boundaries(
                "{a: {image: x, networks: [n]}, b: {image: x, networks: [n]}, c: {image: x, networks: [m]}}",
                "[[policy]]\nname = \"p\"\n" + policy + "\n");

        assertThat(InventoryReader.read(directory).problems()).singleElement().satisfies((Problem problem) -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.message()).contains(message);
        });
    }

    private Boundaries boundaries(String services, String more) throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "services: " + services + "\nnetworks: {n: {}, m: {}}\n");
        Files.writeString(
                directory.resolve("all.toml"),
                "[[server]]\nname = \"web1\"\nconfig.address = \"10.0.0.1\"\n"
                        + "[[stack]]\nname = \"app\"\nconfig.server = \"web1\"\n" + more);
        InventorySnapshot snapshot = InventoryReader.snapshot(directory);
        return BoundaryMap.of(snapshot.inventory(), snapshot.projects(), "web1");
    }

    private static void assertTables(Boundaries boundaries) {
        assertThat(boundaries.networks())
                .containsExactlyInAnyOrderElementsOf(NETWORKS)
                .endsWith("host");
        Map<String, Container> containers =
                boundaries.containers().stream().collect(Collectors.toMap(Container::name, container -> container));
        MATRIX.lines().map(line -> line.split(" +")).forEach(row -> {
            for (int column = 0; column < NETWORKS.size(); column++) {
                assertThat(containers.get(row[0]).networks().contains(NETWORKS.get(column)))
                        .as(row[0] + " on " + NETWORKS.get(column))
                        .isEqualTo(row[column + 1].equals("X"));
            }
        });
        List<String> to = List.of("periphery", "lldap", "pangolin");
        REACHES.lines().map(line -> line.split(" +")).forEach(row -> {
            for (int column = 0; column < to.size(); column++) {
                assertThat(cell(boundaries, row[0], to.get(column)))
                        .as(row[0] + " to " + to.get(column))
                        .isEqualTo(row[column + 1]);
            }
        });
    }

    private static String cell(Boundaries boundaries, String from, String to) {
        return boundaries.reaches().stream()
                .filter(reach -> reach.from().equals(from) && reach.to().equals(to))
                .map(reach -> reach.reaches() ? "YES" : "NO")
                .findFirst()
                .orElse("-");
    }

    private static Path fixture() throws URISyntaxException {
        return Path.of(BoundaryMapTest.class.getResource("vps").toURI());
    }
}
