package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundariesCommandTest {
    private static final String INVENTORY = """
            [[server]]
            name = "home"
            config.address = "10.0.0.4"
            [[server]]
            name = "spare"
            config.address = "10.0.0.5"
            [[stack]]
            name = "notes"
            config.server = "home"
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void writeInventory() throws IOException {
        Files.writeString(directory.resolve("all.toml"), INVENTORY);
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: x }, db: { image: x } }\n");
    }

    @Test
    void shouldPrintTheTablesOfEveryServer() {
        CommandOutput output = CommandOutput.of("boundaries", directory.toString());

        assertThat(output.code()).as(output.stderr()).isZero();
        assertThat(output.stdout()).contains("## home", "## spare", "notes_default", "| app       | -   | YES |");
    }

    @Test
    void shouldPrintOneDocumentOfOneServer() {
        CommandOutput output = CommandOutput.of("boundaries", directory.toString(), "--server", "home", "--json");

        assertThat(output.code()).isZero();
        assertThat(output.stdout())
                .startsWith("{\"server\":\"home\",\"networks\":[\"notes_default\"]")
                .contains("{\"from\":\"app\",\"to\":\"db\",\"reaches\":true,\"via\":[\"notes_default\"]}");
    }

    @Test
    void shouldEndWithOneWhenAPolicyDoesNotHold() throws IOException {
        Files.writeString(
                directory.resolve("all.toml"),
                INVENTORY + "[[policy]]\nname = \"p\"\ndeny = { from = [\"app\"], to = [\"db\"] }\n");

        CommandOutput output = CommandOutput.of("boundaries", directory.toString());

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stdout()).contains("policy p: broken: app reaches db via notes_default");
        assertThat(output.stderr()).contains("error[HP0041]");
    }

    @Test
    void shouldNameTheServersWhenThereIsNoSuchServer() {
        CommandOutput output = CommandOutput.of("boundaries", directory.toString(), "--server", "hom");

        assertThat(output.code()).isEqualTo(2);
        assertThat(output.stderr()).contains("there is no server 'hom'; there are home, spare");
    }
}
