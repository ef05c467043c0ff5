package io.homeplane.inventory.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.inventory.read.InventoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new stack goes where the inventory's others are, and is spelled as they are. */
class StackStarterTest {
    private static final String SERVERS = """
            [[server]]
            name = "home"
            config.address = "10.0.0.4"
            [[server]]
            name = "edge"
            config.address = "10.0.0.5"
            """;

    @TempDir
    Path root;

    @BeforeEach
    void writeRules() throws IOException {
        write(".sops.yaml", "creation_rules:\n  - path_regex: \\.sops\\.env$\n    age: age1x\n");
        write("fleet/servers.toml", SERVERS);
    }

    @Test
    void shouldFollowKomodosUsualLayout() throws Exception {
        komodo("notes", "home");
        komodo("web", "home");

        NewStack added = StackStarter.stack(InventoryReader.snapshot(root.resolve("fleet")), "wiki", "home");
        assertThat(added.tables()).isEqualTo("fleet/stacks-home.toml");
        assertThat(added.table()).isEqualTo("""

                [[stack]]
                name = "wiki"
                [stack.config]
                server_id = "home"
                file_paths = ["docker/stacks/home/wiki/docker-compose.yml"]
                repo = "me/homelab"
                branch = "main"
                [stack.config.pre_deploy]
                path = "docker/stacks/home/wiki"
                command = "sops-decrypt.sh"
                """);
        assertThat(added.composeFile()).isEqualTo("docker/stacks/home/wiki/docker-compose.yml");
        assertThat(added.secretsFile()).isEqualTo("docker/stacks/home/wiki/.sops.env");
        assertThat(added.rule().keys()).extracting("name").containsExactly("age1x");

        NewStack first = StackStarter.stack(InventoryReader.snapshot(root.resolve("fleet")), "wiki", "edge");
        assertThat(first.tables()).isEqualTo("fleet/stacks-edge.toml");
        assertThat(first.composeFile()).isEqualTo("docker/stacks/edge/wiki/docker-compose.yml");
        assertThat(first.table()).startsWith("[[stack]]");
    }

    @Test
    void shouldGiveAStackATomlFileOfItsOwnWhereEachHasOne() throws Exception {
        for (String name : new String[] {"notes", "web"}) {
            write(
                    "fleet/stacks/" + name + ".toml",
                    "[[stack]]\nname = \"" + name + "\"\nconfig = { server = \"home\", run_directory = \"" + name
                            + "\" }\n");
            write(name + "/compose.yaml", "services: { a: { image: x } }\n");
        }

        NewStack added = StackStarter.stack(InventoryReader.snapshot(root.resolve("fleet")), "wiki", "edge");

        assertThat(added.tables()).isEqualTo("fleet/stacks/wiki.toml");
        assertThat(added.table()).isEqualTo("""
                [[stack]]
                name = "wiki"
                [stack.config]
                server = "edge"
                run_directory = "wiki"
                """);
        assertThat(added.composeFile()).isEqualTo("wiki/compose.yaml");
    }

    @Test
    void shouldStartAnInventoryThatHasNoStackYet() throws Exception {
        NewStack added = StackStarter.stack(InventoryReader.snapshot(root), "wiki", "home");

        assertThat(added.tables()).isEqualTo("stacks.toml");
        assertThat(added.composeFile()).isEqualTo("stacks/wiki/compose.yaml");
    }

    @Test
    void shouldWriteOverNothing() throws Exception {
        komodo("notes", "home");
        write("docker/stacks/home/wiki/left.over", "x");

        assertThatThrownBy(() -> start("wiki"))
                .isInstanceOf(StarterException.class)
                .hasMessage("docker/stacks/home/wiki is there already; nothing is written over");
        assertThatThrownBy(() -> start("notes"))
                .hasMessageStartingWith("there is already a stack notes, at stacks-home.toml:1:1");
    }

    @Test
    void shouldRefuseSecretsThatNoRuleMeans() throws Exception {
        write(".sops.yaml", "creation_rules:\n  - path_regex: ^kubernetes/\n    age: age1x\n");

        assertThatThrownBy(() -> start("wiki"))
                .hasMessageStartingWith("no rule of a .sops.yaml says for whom stacks/wiki/.sops.env is encrypted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "../a", "a b", "A", "-a", "a\n", "a\u0000", "a.b"})
    void shouldTakeNoNameThatLeavesItsDirectoryOrIsNoneForCompose(String name) {
        assertThat(StackStarter.isName(name)).isFalse();
    }

    private NewStack start(String name) throws StarterException {
        return StackStarter.stack(InventoryReader.snapshot(root.resolve("fleet")), name, "home");
    }

    private void komodo(String name, String server) throws IOException {
        String directory = "docker/stacks/" + server + "/" + name;
        write(directory + "/docker-compose.yml", "services: { a: { image: x } }\n");
        Path tables = root.resolve("fleet/stacks-" + server + ".toml");
        String before = Files.exists(tables) ? Files.readString(tables) : "";
        write("fleet/stacks-" + server + ".toml", before + """
                [[stack]]
                name = "%s"
                [stack.config]
                server_id = "%s"
                file_paths = ["%s/docker-compose.yml"]
                repo = "me/homelab"
                branch = "main"
                [stack.config.pre_deploy]
                path = "%s"
                command = "sops-decrypt.sh"
                """.formatted(name, server, directory, directory));
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
