package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands print with {@code --json} is what their schemas say, and the schemas keep what was promised. */
class JsonContractTest {
    /** A line of it goes only when nobody may rely on it any more: never. Add a line for what is new. */
    private static final Path PROMISED = Path.of("src/test/resources/json-contract.txt");

    @TempDir
    Path directory;

    @BeforeEach
    void inventory() throws IOException {
        Files.writeString(directory.resolve("all.toml"), """
                [[server]]
                name = "home"
                config.address = "127.0.0.1"
                [[server]]
                name = "spare"
                [[path]]
                server = "home"
                via = "lan"
                address = "127.0.0.1"
                port = 1
                host_key = "accept-new"
                [[stack]]
                name = "notes"
                config.server = "home"
                config.environment = "DB_PASSWORD = correct-horse-battery"
                [[stack]]
                name = "later"
                after = ["notes"]
                config.server = "home"
                config.files_on_host = true
                [[policy]]
                name = "apart"
                allow = { from = ["app"], to = ["db"] }
                """);
        Files.writeString(directory.resolve("compose.yaml"), """
                services:
                  app: { image: x, ports: ["127.0.0.1:8080:80"], privileged: true }
                  db: { image: x, network_mode: "service:app" }
                """);
    }

    @Test
    void shouldPrintWhatTheSchemasSay() throws IOException {
        Contract.assertHolds("validation", printed("validate", "--json"));
        Contract.assertHolds("plan", printed("plan", "--offline", "--json"));
        Contract.assertHolds("plan", printed("plan", "--since", "main", "--json"));
        Contract.assertHolds("boundaries", printed("boundaries", "--json"));
        Contract.assertHolds("boundaries", printed("boundaries", "--server", "home", "--json"));
        Contract.assertHolds("graph", printed("graph", "--format", "json"));
        Contract.assertHolds("tunnels", printed("tunnels", "--json", "--timeout", "5"));
    }

    @Test
    void shouldPrintProblemsAndCyclesAsTheSchemasSay() throws IOException {
        Files.writeString(
                directory.resolve("more.toml"),
                "[[stack]]\nname = \"a\"\nafter = [\"b\"]\nconfig.server = \"moon\"\n"
                        + "[[stack]]\nname = \"b\"\nafter = [\"a\"]\nconfig.server = \"home\"\n[[stack]\n");

        String problems = printed("validate", "--json");
        Contract.assertHolds("validation", problems);
        assertThat(problems).contains("HP0004");
        Contract.assertHolds("plan", printed("plan", "--offline", "--json"));
    }

    @Test
    void shouldPrintEventsAsTheirSchemaSays() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonEvents events = new JsonEvents(new PrintStream(out, true, StandardCharsets.UTF_8))) {
            events.write("[Pipeline] echo\na \"quoted\" <line>\t\u0001\n".getBytes(StandardCharsets.UTF_8));
            events.end(Result.SUCCESS);
        }

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        for (String line : lines) {
            Contract.assertHolds("event", line);
        }
        assertThat(lines.get(2)).isEqualTo("{\"kind\":\"result\",\"result\":\"SUCCESS\"}");
    }

    @Test
    void shouldOnlyEverAddToWhatOthersRelyOn() throws IOException {
        List<String> stated = new ArrayList<>();
        for (String schema : Contract.SCHEMAS) {
            stated.addAll(Contract.fields(schema));
        }
        List<String> promised = Files.readAllLines(PROMISED);

        assertThat(stated).as("what was promised").containsAll(promised);
        assertThat(promised).as("what is new: add it to " + PROMISED).containsAll(stated);
    }

    @Test
    void shouldNoticeWhatTheSchemasForbid() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Contract.assertHolds("plan", "{\"revision\":\"\",\"stacks\":[{}],\"cycles\":[]}")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("severs");
    }

    private String printed(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, directory.toString()));
        arguments.addAll(List.of(options));
        return CommandOutput.of(arguments.toArray(String[]::new)).stdout();
    }
}
