package io.homeplane.inventory.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ServerPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand between the two ends of a path. */
class PathRouteTest {
    private static final String SERVERS = """
            [[server]]
            name = "home"
            config.address = "https://10.0.0.1:8120"
            [[server]]
            name = "edge"
            config.address = "https://10.0.0.2:8120"
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy = \"socks5://127.0.0.1:1055\"",
                "proxy = \"socks5h://localhost\"",
                "proxy = \"http://[fd7a::1]:3128/\"",
                "proxy = \"127.0.0.1:1055\"",
                "address = \"unix:/run/sshd.sock\"",
                "resolver = \"100.100.100.100\"",
                "resolver = \"[fd7a::53]:5353\"",
                "resolver = \"fd7a::53\"",
                "jump = \"home\"",
                "jump = \"root@203.0.113.7\"",
                "relay = \"expected\"",
                "status_on = \"home\""
            })
    void shouldTakeWhatAPathCanLeadThrough(String line) throws IOException {
        assertThat(read(line).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            proxy = "ftp://10.0.0.9:21"      | HP0012 | path.proxy: expected socks5://host:port or http://host:port; found "ftp://10.0.0.9:21"
            proxy = "http://:3128"           | HP0012 | path.proxy: expected socks5://host:port or http://host:port; found "http://:3128"
            proxy = "socks5://10.0.0.9:70000"| HP0012 | path.proxy: expected socks5://host:port or http://host:port; found "socks5://10.0.0.9:70000"
            proxy = "http://me:pw@10.0.0.9"  | HP0012 | path.proxy: expected socks5://host:port or http://host:port; found one with a user
            proxy = 1055                     | HP0010 | path.proxy: expected text
            address = "unix:sshd.sock"       | HP0012 | path.address: expected unix: and an absolute path
            resolver = "dns.example.com"     | HP0012 | path.resolver: expected the IP address of a name server
            resolver = "10.0.0.1:0"          | HP0012 | path.resolver: expected the IP address of a name server
            jump = "root@"                   | HP0012 | path.jump: expected the name of a server, or user@host:port
            jump = "@203.0.113.7"            | HP0012 | path.jump: expected the name of a server, or user@host:port
            jump = "hom"                     | HP0020 | path.jump: there is no server "hom"
            status_on = "hom"                | HP0020 | path.status_on: there is no server "hom"
            relay = "always"                 | HP0012 | path.relay: expected one of expected; found "always"
            """)
    void shouldRefuseWhatNoPathCanLeadThrough(String line, String code, String message) throws IOException {
        assertThat(read(line).problems()).hasSize(1).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.toString()).contains(message).doesNotContain("me:pw");
        });
    }

    @Test
    void shouldRefuseWhatOnlyThePlaneCouldDoOnAPathBetweenOthers() throws IOException {
        Inventory inventory = read("from = \"home\"\nresolver = \"10.0.0.53\"\njump = \"home\"");
        assertThat(inventory.problems())
                .extracting(Object::toString)
                .allSatisfy(problem -> assertThat(problem).contains("HP0012"))
                .anySatisfy(problem -> assertThat(problem).contains("path.resolver: the plane asks it"))
                .anySatisfy(problem -> assertThat(problem).contains("path.jump: this path starts at a server already"));
    }

    @Test
    void shouldKnowThePathsToTheServerItLeadsThrough() throws IOException {
        ServerPath path = read("jump = \"home\"").pathsTo("edge").get(0);
        assertThat(path.through()).extracting(ServerPath::name).containsExactly("home/lan");
        assertThat(path.through().get(0).address()).isEqualTo("10.0.0.1");

        ServerPath between = read("from = \"home\"").paths().get(0);
        assertThat(between.through()).extracting(ServerPath::name).containsExactly("home/lan");
    }

    @Test
    void shouldLeadThroughAMachineThatIsNoServer() throws IOException {
        ServerPath path =
                read("credential = \"k\"\njump = \"me@203.0.113.7:2244\"\njump_host_key = \"ssh-ed25519 AAAA\"")
                        .pathsTo("edge")
                        .get(0);
        assertThat(path.through()).singleElement().satisfies(jump -> {
            assertThat(jump.endpoint()).isEqualTo("203.0.113.7:2244");
            assertThat(jump.user()).isEqualTo("me");
            assertThat(jump.credential()).isEqualTo("k");
            assertThat(jump.hostKey()).isEqualTo("ssh-ed25519 AAAA");
        });
    }

    @Test
    void shouldRefuseJumpsThatLeadInACircle() throws IOException {
        Inventory inventory = read("jump = \"home\"\n[[path]]\nserver = \"home\"\njump = \"edge\"");
        assertThat(inventory.problems())
                .extracting(Object::toString)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains("leads in a circle: over"));
    }

    @Test
    void shouldNotMultiplyThePathsOfAHostileInventory() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int server = 0; server < 40; server++) {
            text.append("[[server]]\nname = \"s").append(server).append("\"\n");
            for (int way = 0; way < 10; way++) {
                text.append("[[path]]\nserver = \"s")
                        .append(server)
                        .append("\"\naddress = \"10.0.0.")
                        .append(way);
                text.append("\"\njump = \"s").append((server + 1) % 40).append("\"\n");
            }
        }
        Files.writeString(directory.resolve("all.toml"), text.toString());
        List<ServerPath> paths = InventoryReader.read(directory).paths();
        assertThat(paths).hasSize(400);
        assertThat(depth(paths.get(0))).isLessThanOrEqualTo(5);
    }

    private static int depth(ServerPath path) {
        return 1 + path.through().stream().mapToInt(PathRouteTest::depth).max().orElse(0);
    }

    private Inventory read(String lines) throws IOException {
        Files.writeString(directory.resolve("all.toml"), SERVERS + "[[path]]\nserver = \"edge\"\n" + lines + "\n");
        return InventoryReader.read(directory);
    }
}
