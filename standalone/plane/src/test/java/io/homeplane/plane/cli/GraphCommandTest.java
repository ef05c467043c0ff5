package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphCommandTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeInventory() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: x } }\n");
        Files.writeString(directory.resolve("all.toml"), """
                [[server]]
                name = "home"
                config.address = "10.0.0.4"
                [[stack]]
                name = "notes"
                config.server = "home"
                """);
    }

    @ParameterizedTest
    @CsvSource({"svg, <svg ", "dot, digraph ", "mermaid, flowchart ", "json, {\"nodes\":["})
    void shouldPrintEachFormat(String format, String start) {
        CommandOutput output = CommandOutput.of("graph", directory.toString(), "--format", format);

        assertThat(output.code()).as(output.stderr()).isZero();
        assertThat(output.stdout()).startsWith(start).contains("notes", "home");
    }

    @Test
    void shouldRefuseAnotherFormat() {
        assertThat(CommandOutput.of("graph", directory.toString(), "--format", "png")
                        .code())
                .isEqualTo(2);
    }
}
