package io.homeplane.inventory.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryReaderTest {
    private static final String SERVER = "[[server]]\nname = \"web1\"\nconfig.address = \"https://10.0.0.4:8120\"\n";

    @TempDir
    Path directory;

    @Test
    void shouldAssumeSshInTheLanForAServerWithAnAddressOnly() throws IOException {
        Inventory inventory = read(SERVER);

        assertThat(inventory.problems()).isEmpty();
        assertThat(inventory.pathsTo("web1")).singleElement().satisfies(path -> {
            assertThat(path.via()).isEqualTo("lan");
            assertThat(path.address()).isEqualTo("10.0.0.4");
            assertThat(path.port()).isEqualTo(22);
        });
    }

    @Test
    void shouldNameAnUnknownServerWithItsPositionAndTheNearestName() throws IOException {
        Inventory inventory = read(SERVER + "[[instance]]\nname = \"scratch\"\nserver = \"web2\"\nimage = \"x\"\n");

        assertThat(inventory.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HP0020");
            assertThat(problem.position().line()).isBetween(4, 6);
            assertThat(problem.message()).contains("web2");
            assertThat(problem.hint()).contains("web1");
        });
    }

    @Test
    void shouldSayWhichComposeFileIsMissing() throws IOException {
        assertThat(codes(read(SERVER + stack("app", "app/compose.yaml", "")))).containsExactly("HP0030");
    }

    @Test
    void shouldShowTheWholeCycleOfStacksThatWaitForEachOther() throws IOException {
        compose("a");
        compose("b");
        Inventory inventory = read(SERVER
                + stack("a", "a/compose.yaml", "after = [\"b\"]")
                + stack("b", "b/compose.yaml", "after = [\"a\"]"));

        assertThat(inventory.problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("a waits for b (after b, inventory.toml:4:1)", "b waits for a");
    }

    @Test
    void shouldReportEveryProblemAtOnce() throws IOException {
        Inventory inventory = read(
                SERVER + SERVER + stack("app", "nowhere.yaml", "") + "[[path]]\nserver = \"web1\"\nport = 70000\n");

        assertThat(codes(inventory)).contains("HP0027", "HP0030", "HP0013");
    }

    @Test
    void shouldGiveThePositionOfATomlSyntaxError() throws IOException {
        Inventory inventory = read("[[server]]\nname = \n");

        assertThat(inventory.problems())
                .filteredOn(problem -> problem.code().equals("HP0004"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.position().line()).isEqualTo(2));
    }

    @Test
    void shouldIgnoreTomlFilesOfOtherPrograms() throws IOException {
        Files.writeString(directory.resolve("garage.toml"), "[s3_api]\nregion = 'x'\n[server]\nport = 3\n");

        assertThat(read(SERVER).problems()).isEmpty();
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() throws IOException {
        Files.write(directory.resolve("bad.toml"), "[[server]]\nname = \"é\"\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(codes(InventoryReader.read(directory))).containsExactly("HP0003");
    }

    @Test
    void shouldReadWindowsLineEndsAndAByteOrderMark() throws IOException {
        assertThat(read("\uFEFF" + SERVER.replace("\n", "\r\n")).servers()).hasSize(1);
    }

    @Test
    void shouldRefuseALineOfTenMegabytesAndDeepNesting() throws IOException {
        Files.writeString(directory.resolve("long.toml"), "[[server]]\nname = \"" + "x".repeat(10 << 20) + "\"\n");
        Files.writeString(
                directory.resolve("deep.toml"), SERVER + "config.x = " + "[".repeat(1000) + "]".repeat(1000) + "\n");

        assertThat(codes(InventoryReader.read(directory))).contains("HP0002").contains("HP0004");
    }

    @Test
    void shouldNotFollowALinkOutOfTheRepository() throws IOException {
        Path outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("compose.yaml"), "services: {a: {image: x}}\n");
        Files.createSymbolicLink(directory.resolve("app"), outside);

        assertThat(codes(read(SERVER + stack("app", "app/compose.yaml", "")))).containsExactly("HP0006");
    }

    @Test
    void shouldSayThatADirectoryIsMissing() {
        Inventory inventory = InventoryReader.read(directory.resolve("nowhere"));

        assertThat(inventory.hasErrors()).isTrue();
        assertThat(inventory.problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo("HP0001");
    }

    private Inventory read(String toml) throws IOException {
        Files.writeString(directory.resolve("inventory.toml"), toml);
        return InventoryReader.read(directory);
    }

    private void compose(String stack) throws IOException {
        Files.createDirectories(directory.resolve(stack));
        Files.writeString(directory.resolve(stack).resolve("compose.yaml"), "services: {a: {image: x}}\n");
    }

    private static String stack(String name, String file, String more) {
        return "[[stack]]\nname = \"" + name + "\"\n" + more + "\n[stack.config]\nserver = \"web1\"\nfile_paths = [\""
                + file + "\"]\n";
    }

    private static java.util.List<String> codes(Inventory inventory) {
        return inventory.problems().stream().map(Problem::code).toList();
    }
}
