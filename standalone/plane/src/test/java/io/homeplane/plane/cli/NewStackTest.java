package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A new stack is sound at once, and its secrets open with the key that the rule names. */
class NewStackTest {
    private static final Path FLEET = Path.of("../../lab/fleet");
    private static final Path KEY = Path.of("../../lab/age-key.txt").toAbsolutePath();

    @TempDir
    Path directory;

    @BeforeEach
    void copyTheSampleFleet() throws IOException {
        copy(FLEET, directory.resolve("fleet"));
    }

    @Test
    void shouldWriteAStackThatValidatesAndWhoseSecretsOpen() throws Exception {
        Path fleet = directory.resolve("fleet");
        String before = Files.readString(fleet.resolve("komodo/stacks-home.toml"));

        CommandOutput written = start(fleet, "wiki", "home");

        assertThat(written.code()).as(written.stderr()).isZero();
        assertThat(written.stdout().lines())
                .containsExactly(
                        "stacks/home/wiki/compose.yaml", "stacks/home/wiki/.sops.env", "komodo/stacks-home.toml");
        assertThat(Files.readString(fleet.resolve("komodo/stacks-home.toml")))
                .startsWith(before)
                .contains("name = \"wiki\"");
        assertThat(CommandOutput.of("validate", fleet.toString()).stdout()).isEmpty();
        assertThat(CommandOutput.of("plan", fleet.toString(), "--offline").stdout())
                .contains("wiki");
        Path secrets = fleet.resolve("stacks/home/wiki/.sops.env");
        assertThat(Files.readString(secrets)).doesNotContain("replace-me").contains("sops_mac=");
        assertThat(CommandOutput.of("decrypt", secrets.toString(), "--identity", KEY.toString())
                        .stdout())
                .contains("EXAMPLE_SECRET=replace-me");
    }

    @Test
    void shouldWriteOverNothingAndAddNothingTheSecondTime() throws Exception {
        Path fleet = directory.resolve("fleet");
        assertThat(start(fleet, "wiki", "home").code()).isZero();
        List<String> before = contents(fleet);

        CommandOutput again = start(fleet, "wiki", "home");
        CommandOutput elsewhere = start(fleet, "notes", "vps");

        assertThat(again.code()).isEqualTo(1);
        assertThat(again.stderr())
                .startsWith("plane: there is already a stack wiki")
                .hasLineCount(1);
        assertThat(elsewhere.code()).isEqualTo(1);
        assertThat(contents(fleet)).isEqualTo(before);
    }

    @Test
    void shouldNotFollowALinkOutOfTheRepository() throws Exception {
        Path fleet = directory.resolve("fleet");
        Path outside = Files.createDirectory(directory.resolve("outside"));
        copy(fleet.resolve("stacks/home"), outside);
        CommandOutput.of("validate", fleet.toString());
        Path home = fleet.resolve("stacks/home");
        try (Stream<Path> all = Files.walk(home)) {
            all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
        }
        Files.createSymbolicLink(home, outside);

        CommandOutput output = start(fleet, "wiki", "home");

        assertThat(output.code()).isEqualTo(1);
        assertThat(Files.exists(outside.resolve("wiki"))).isFalse();
    }

    @Test
    void shouldWriteSecretsThatRealSopsOpens() throws Exception {
        String sops = System.getenv("SOPS_BIN");
        assumeTrue(sops != null && Files.isExecutable(Path.of(sops)), "SOPS_BIN names no sops to decrypt with");
        Path fleet = directory.resolve("fleet");
        assertThat(start(fleet, "wiki", "vps").code()).isZero();

        ProcessBuilder process = new ProcessBuilder(
                sops, "decrypt", fleet.resolve("stacks/vps/wiki/.sops.env").toString());
        process.environment().put("SOPS_AGE_KEY_FILE", KEY.toString());
        Process running = process.redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(running.waitFor()).as(said).isZero();
        assertThat(said).contains("# Secrets of wiki", "EXAMPLE_SECRET=replace-me");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "HOMEPLANE_SHARED", matches = ".+")
    void shouldFollowTheLayoutOfARealInventory() throws Exception {
        Path homeops = directory.resolve("homeops");
        copy(Path.of(System.getenv("HOMEPLANE_SHARED")).resolve("data/homeops"), homeops);
        Path inventory = homeops.resolve("docker/komodo-resources");
        String before = CommandOutput.of("validate", inventory.toString()).stdout();

        CommandOutput written = start(inventory, "wiki", "racknerd-aegis");

        assertThat(written.stdout().lines())
                .as(written.stderr())
                .containsExactly(
                        "docker/stacks/racknerd-aegis/wiki/compose.yaml",
                        "docker/stacks/racknerd-aegis/wiki/.sops.env",
                        "docker/komodo-resources/stacks-racknerd-aegis.toml");
        assertThat(CommandOutput.of("validate", inventory.toString()).stdout()).isEqualTo(before);
        assertThat(CommandOutput.of(
                                "decrypt",
                                homeops.resolve("docker/stacks/racknerd-aegis/wiki/.sops.env")
                                        .toString(),
                                "--identity",
                                homeops.resolve("test-age-key.txt").toString())
                        .stdout())
                .contains("EXAMPLE_SECRET=replace-me");
    }

    private static CommandOutput start(Path inventory, String name, String server) {
        return CommandOutput.of("new", "stack", name, "--server", server, "--inventory", inventory.toString());
    }

    private static List<String> contents(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(path -> path + " " + path.toFile().length())
                    .toList();
        }
    }

    /** Writable, whatever the source is. */
    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.write(target, Files.readAllBytes(path));
            }
        }
    }
}
