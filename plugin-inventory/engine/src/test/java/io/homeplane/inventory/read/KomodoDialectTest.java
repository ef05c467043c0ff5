package io.homeplane.inventory.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KomodoDialectTest {
    private static final String SERVER = "[[server]]\nname = \"web1\"\nconfig.address = \"10.0.0.4\"\n";

    @TempDir
    Path directory;

    @BeforeEach
    void writeComposeFile() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "services:\n  web:\n    image: busybox\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "environment = \"\"\"\n# why\nA = 1\n- B: two # end\n\"\"\"",
                "environment = [\"A=1\", \"B=two\"]",
                "environment = [{ variable = \"A\", value = \"1\" }, { variable = \"B\", value = \"two\" }]",
                "environment = { A = \"1\", B = \"two\" }",
            })
    void shouldReadAnEnvironmentInEverySpelling(String environment) throws IOException {
        assertThat(stack(environment).environment()).containsExactlyEntriesOf(ordered());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[stack.config]\nserver = \"web1\"", "config.server_id = \"web1\"", "config = {server=\"web1\"}"
            })
    void shouldReadConfigInEveryForm(String config) throws IOException {
        Inventory inventory = read(SERVER + "[[stack]]\nname = \"app\"\n" + config + "\n");

        assertThat(inventory.problems()).isEmpty();
        assertThat(inventory.stacks()).singleElement().extracting(Stack::server).isEqualTo("web1");
    }

    @Test
    void shouldSayOfAStackForASwarmThatItIsPassedOverAndOfOneForNothingWhatIsMissing() throws IOException {
        Inventory inventory = read("""
                [[swarm]]
                name = "all"
                [[stack]]
                name = "a"
                config.swarm = "all"
                [[stack]]
                name = "b"
                """);

        assertThat(inventory.problems()).extracting(Problem::code).containsOnly("HP0029");
        assertThat(inventory.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "is for the swarm \"all\": Homeplane deploys to servers and passes over it",
                        "states no server and is never deployed");
    }

    @Test
    void shouldPutVariablesInPlaceAndNameThoseThatAreNone() throws IOException {
        Inventory inventory = read(SERVER
                + "[[variable]]\nname = \"TZ\"\nvalue = \"Europe/Oslo\"\n"
                + "[[stack]]\nname = \"app\"\n[stack.config]\nserver = \"web1\"\n"
                + "environment = \"\"\"\nZONE = [[TZ]]\nKEY = [[NOWHERE]]\n\"\"\"\n");

        assertThat(inventory.stack("app").orElseThrow().environment())
                .containsEntry("ZONE", "Europe/Oslo")
                .containsEntry("KEY", "[[NOWHERE]]");
        assertThat(inventory.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HP0026");
            assertThat(problem.position().line()).isEqualTo(13);
        });
    }

    @Test
    void shouldSayWhereAMisplacedKeyBelongs() throws IOException {
        Inventory inventory =
                read(SERVER + "[[stack]]\nname = \"app\"\nauto_update = true\nconfig.server = \"web1\"\n");

        assertThat(inventory.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HP0015");
            assertThat(problem.hint()).isEqualTo("did you mean config.auto_update?");
        });
    }

    @Test
    void shouldNameTheNearestKeyOfOneThatIsUnknown() throws IOException {
        Inventory inventory =
                read(SERVER + "[[stack]]\nname = \"app\"\nconfig.server = \"web1\"\nconfig.file_path = [\"x\"]\n");

        assertThat(inventory.problems())
                .singleElement()
                .extracting(Problem::hint)
                .isEqualTo("did you mean file_paths?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[[stack]]~name = 'a'~flavour = 'x' | HP0014 |",
                "[[stack]]~name = 'a'~config.server = 'web1'~config.command = 'x' | HP0015 | did you mean config.pre_deploy.command?",
                "[[stack]]~name = 'a'~config.server = 'web1'~config.tags = ['x'] | HP0015 | write it beside name, outside of config",
                "[[stack]]~name = 'a'~config.server = 'web1'~config.pre_deploy.comand = 'x' | HP0014 | did you mean command?",
                "[[procedure]]~name = 'p'~schedule = 'x' | HP0015 | did you mean config.schedule?",
                "[[procedure]]~name = 'p'~[[procedure.config.stage]]~executons = [] | HP0014 | did you mean executions?",
                "[[alerter]]~name = 'a'~config.endpoint.url = 'x' | HP0015 | did you mean config.endpoint.params.url?",
                "[[builder]]~name = 'b'~config.server_id = 'x' | HP0015 | did you mean config.params.server_id?",
                "[[user_group]]~name = 'g'~permissions = [{ target = { typ = 'x' } }] | HP0014 | did you mean type?",
                "[[variable]]~name = 'V'~issecret = true | HP0014 | did you mean is_secret?",
                "[[swarm]]~name = 's'~config.link = ['x'] | HP0014 | did you mean links?",
                "[[deployment]]~name = 'd'~config.image.typ = 'x' | HP0014 | did you mean type?",
                "[[server]]~name = 's'~config.auto_prune = 'yes' | HP0010 |",
                "[[server]]~name = 's'~config.cpu_warning = 'many' | HP0010 |",
                "[[action]]~name = 'a'~config.file_content = 'x' | HP0014 | did you mean file_contents?",
                "[[repo]]~name = 'r'~config.on_clone = 'x' | HP0010 |",
                "[[resource_sync]]~name = 'r'~config.resource_paths = ['x'] | HP0014 | did you mean resource_path?",
                "[[build]]~name = 'b'~config.dockerfile_paths = 'x' | HP0014 | did you mean dockerfile_path?"
            })
    void shouldSayWhatIsWrongWithAKeyOfAnyTable(String toml, String code, String hint) throws IOException {
        Inventory inventory = read(SERVER + toml.replace('~', '\n') + "\n");

        assertThat(inventory.problems())
                .filteredOn(problem -> List.of("HP0010", "HP0014", "HP0015").contains(problem.code()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.hint()).isEqualTo(hint == null ? "" : hint);
                });
    }

    @Test
    void shouldNameWhatOnlyKomodoRunsAndWhatTakesOtherParameters() throws IOException {
        Inventory inventory = read(
                SERVER
                        + "[[stack]]\nname = \"app\"\nconfig.server = \"web1\"\n"
                        + "[[procedure]]\nname = \"p\"\n[[procedure.config.stage]]\nexecutions = [\n"
                        + "  { execution.type = \"DeployStack\", execution.params.stak = \"app\" },\n"
                        + "  { execution.type = \"GlobalAutoUpdate\" },\n"
                        + "  { execution.type = \"BackupCoreDatabase\", enabled = false },\n"
                        + "  { execution.type = \"RunSync\", execution.params.sync = \"none\" },\n"
                        + "  { execution.type = \"BatchDeployStack\", execution.params.pattern = \"\"\"\\\\^ap+$\\\\\"\"\" },\n]\n");

        assertThat(inventory.problems())
                .extracting(problem -> problem.code() + ":" + problem.position().line())
                .containsExactly("HP0011:11", "HP0014:11", "HP0034:12", "HP0022:14", "HP0034:14");
    }

    @Test
    void shouldKnowEveryTableThatKomodoHasAndEveryShapeThatATableNames() {
        assertThat(Shapes.names()).containsAll(ResourceKinds.KOMODO).containsAll(ResourceKinds.HOMEPLANE);
        assertThat(Shapes.names())
                .flatExtracting(name -> Shapes.of(name).keys().values())
                .extracting(Shape.Key::inner)
                .filteredOn(inner -> !inner.isEmpty())
                .isSubsetOf(Shapes.names());
    }

    @Test
    void shouldLeaveFilesAloneThatAreOnTheHostOrElsewhere() throws IOException {
        Files.writeString(
                directory.resolve("s.toml"),
                SERVER
                        + "[[stack]]\nname = \"a\"\nconfig.server = \"web1\"\nconfig.files_on_host = true\n"
                        + "config.run_directory = \"/opt/a\"\n"
                        + "[[stack]]\nname = \"b\"\nconfig.server = \"web1\"\nconfig.repo = \"other/repo\"\n"
                        + "config.file_paths = [\"b/compose.yaml\"]\n");
        InventorySnapshot snapshot = InventoryReader.snapshot(directory);

        assertThat(snapshot.inventory().problems()).isEmpty();
        assertThat(snapshot.elsewhere()).containsOnlyKeys("a", "b");
        assertThat(snapshot.elsewhere().get("b")).contains("other/repo");
    }

    @Test
    void shouldNotShowTheValueOfABrokenEnvironmentLine() throws IOException {
        Inventory inventory = read(SERVER
                + "[[stack]]\nname = \"app\"\n[stack.config]\nserver = \"web1\"\n"
                + "environment = \"\"\"\nhunter2hunter2\n\"\"\"\n");

        assertThat(inventory.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HP0016");
            assertThat(problem.toString()).doesNotContain("hunter2");
        });
    }

    private static Map<String, String> ordered() {
        Map<String, String> expected = new java.util.LinkedHashMap<>();
        expected.put("A", "1");
        expected.put("B", "two");
        return expected;
    }

    private Stack stack(String config) throws IOException {
        Inventory inventory =
                read(SERVER + "[[stack]]\nname = \"app\"\n[stack.config]\nserver = \"web1\"\n" + config + "\n");
        assertThat(inventory.problems()).isEmpty();
        return inventory.stack("app").orElseThrow();
    }

    private Inventory read(String text) throws IOException {
        Files.writeString(directory.resolve("s.toml"), text);
        return InventoryReader.read(directory);
    }
}
