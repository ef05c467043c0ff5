package io.homeplane.inventory.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.tree.Table;
import io.homeplane.inventory.tree.TomlText;
import io.homeplane.inventory.tree.TomlTree;
import io.homeplane.inventory.tree.TreeLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileInventoryTest {
    private static final String SERVER = "[[server]]\nname = \"web1\"\nconfig.address = \"10.0.0.4\"\n";
    private static final String STACK = SERVER
            + "[[stack]]\nname = \"app\"\nafter = []\n[stack.config]\nserver = \"web1\"\n"
            + "file_paths = [\"app/compose.yaml\"]\nenvironment = \"\"\"\nKEY = value # why\n\"\"\"\n";

    private static final String WRONG = "\"]\nx";

    @TempDir
    Path directory;

    @Test
    void shouldReadTheSameInventoryHoweverItIsPrinted() throws IOException {
        write("app/compose.yaml", "services:\n  web:\n    image: busybox\n");
        write("stacks.toml", STACK);
        Inventory first = InventoryReader.read(directory);
        Table document = TomlTree.parse("stacks.toml", STACK, TreeLimits.DEFAULT, new Problems());
        for (int seed = 0; seed < 50; seed++) {
            String printed = new TomlText(new Random(seed)).document(document);
            write("stacks.toml", printed);

            assertThat(InventoryReader.read(directory))
                    .as(printed)
                    .usingRecursiveComparison()
                    .ignoringFieldsOfTypes(Position.class)
                    .isEqualTo(first);
        }
    }

    @Test
    void shouldRefuseALineOfTenMegabytes() throws IOException {
        assertCode(SERVER + "description = \"" + "x".repeat(7 << 20) + "\"\n", "HP0002", 4);
        assertCode(SERVER + "description = \"" + "x".repeat(10 << 20) + "\"\n", "HP0002", 0);
    }

    @Test
    void shouldRefuseNestingOfAThousandLevels() throws IOException {
        assertCode(SERVER + "x = " + "[".repeat(1000) + "]".repeat(1000) + "\n", "HP0004", 4);
    }

    @Test
    void shouldReadAHundredThousandKeysAndNameAsManyAsAreReadWithProfit() throws IOException {
        StringBuilder keys = new StringBuilder(STACK.replace("app/compose.yaml", "compose.yaml"));
        for (int key = 0; key < 100_000; key++) {
            keys.append("unknown_").append(key).append(" = 1\n");
        }
        write("compose.yaml", "services: {web: {image: x}}\n".getBytes(StandardCharsets.UTF_8));
        write("servers.toml", keys.toString());

        Inventory inventory = InventoryReader.read(directory);
        assertThat(inventory.stacks()).hasSize(1);
        assertThat(inventory.problems()).hasSize(10_000).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("HP0014");
            assertThat(problem.position().line()).isGreaterThan(4);
        });
    }

    @Test
    void shouldRefuseALongValueThatManyVariablesPutInPlace() throws IOException {
        write("compose.yaml", "services: {web: {image: x}}\n".getBytes(StandardCharsets.UTF_8));
        String variable = "[[variable]]\nname = \"A\"\nvalue = \"" + "x".repeat(1 << 19) + "\"\n";
        String stack = STACK.replace("app/compose.yaml", "compose.yaml")
                .replace("KEY = value", "KEY = " + "[[A]]".repeat(10_000));
        assertCode(variable + stack, "HP0002", 14);
    }

    @Test
    void shouldStopComparingPortsWhenNobodyCouldMeanThatMany() throws IOException {
        StringBuilder ports = new StringBuilder("services:\n  web:\n    image: x\n    ports:\n");
        for (int port = 1; port <= 20; port++) {
            ports.append("      - \"")
                    .append(port)
                    .append("-65000:")
                    .append(port)
                    .append("-65000\"\n");
        }
        write("app/compose.yaml", ports.toString());
        write("servers.toml", STACK);

        assertThat(InventoryReader.read(directory).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HP0002");
            assertThat(problem.position().line()).isEqualTo(2);
        });
    }

    @Test
    void shouldSayWhereANameIsThereTwice() throws IOException {
        assertCode(SERVER + SERVER, "HP0027", 5);
    }

    @Test
    void shouldSayWhereAByteIsNotUtf8() throws IOException {
        write("servers.toml", (SERVER + "description = \"\u00e9\"\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(InventoryReader.read(directory).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HP0003");
            assertThat(problem.position().line()).isEqualTo(4);
            assertThat(problem.position().column()).isEqualTo(16);
        });
    }

    @Test
    void shouldReadFilesWithAByteOrderMarkAndCarriageReturns() throws IOException {
        write("servers.toml", "\uFEFF" + SERVER.replace("\n", "\r\n"));

        Inventory inventory = InventoryReader.read(directory);
        assertThat(inventory.problems()).isEmpty();
        assertThat(inventory.server("web1")).isPresent();
    }

    @Test
    void shouldGiveEverySyntaxErrorOfAFileAtOnce() throws IOException {
        write("servers.toml", SERVER + "a = \nb = 1\nb = 2\n[x\n");

        assertThat(InventoryReader.read(directory).problems())
                .extracting(problem -> problem.position().line())
                .contains(4, 6, 7);
    }

    @Test
    void shouldNotReadWhatASymbolicLinkOutOfTheInventoryLeadsTo() throws IOException {
        Path outside = Files.createTempFile("outside", ".toml");
        Files.writeString(outside, SERVER);
        Files.createSymbolicLink(directory.resolve("servers.toml"), outside);

        Inventory inventory = InventoryReader.read(directory);
        assertThat(inventory.servers()).isEmpty();
        assertThat(inventory.problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo("HP0006");
        Files.delete(outside);
    }

    @Test
    void shouldNotReadAComposeFileOutsideOfTheRepository() throws IOException {
        Files.createDirectory(directory.resolve(".git"));
        assertCode(STACK.replace("app/compose.yaml", "../../etc/passwd"), "HP0006", 4);
        assertCode(STACK.replace("app/compose.yaml", "/etc/passwd"), "HP0006", 4);
    }

    @Test
    void shouldPassOverTheTomlFilesOfOtherTools() throws IOException {
        write("servers.toml", SERVER);
        write("app/garage.toml", "metadata_dir = \"/x\"\n[server]\nport = 3900\n");
        write("app/template.toml", "{{ if .x }}\n[a\n");
        write("node_modules/x/servers.toml", "[[server]]\nnom = 1\n");

        assertThat(InventoryReader.read(directory).problems()).isEmpty();
    }

    @Test
    void shouldSaySoWhenThereIsNoSuchDirectory() {
        assertThat(InventoryReader.read(directory.resolve("nowhere")).problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo("HP0001");
    }

    @Test
    void shouldGiveAPositionOrAValueForAnyCharacterThatIsWrong() throws IOException {
        write("app/compose.yaml", "services:\n  web:\n    image: busybox\n");
        for (int at = 0; at < STACK.length() * WRONG.length(); at++) {
            StringBuilder text = new StringBuilder(STACK);
            text.setCharAt(at / WRONG.length(), WRONG.charAt(at % WRONG.length()));
            write("stacks.toml", text.toString());

            Inventory inventory = InventoryReader.read(directory);
            assertThat(inventory.problems()).as(text.toString()).allSatisfy(problem -> {
                assertThat(problem.position().file()).isEqualTo("stacks.toml");
                assertThat(problem.message()).isNotBlank();
            });
        }
    }

    private void assertCode(String text, String code, int line) throws IOException {
        write("servers.toml", text);
        assertThat(InventoryReader.read(directory).problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.position().line()).isEqualTo(line);
        });
    }

    private void write(String file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String file, byte[] bytes) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }
}
