package io.homeplane.inventory.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.source.FilesInMemory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Compose projects that would take all time or memory if they could; the bound is a guard against hanging alone. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileComposeTest {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @Test
    void shouldRefuseALineOfTenMegabytes() {
        file("compose.yaml", "services:\n  web:\n    image: " + "x".repeat(7 << 20) + "\n");
        assertProblem("HP0002", "compose.yaml", 3);

        file("compose.yaml", "services:\n  web:\n    image: " + "x".repeat(10 << 20) + "\n");
        assertProblem("HP0002", "compose.yaml", 0);
    }

    @Test
    void shouldReadAHundredThousandKeys() {
        file("compose.yaml", "services:\n" + lines(100_000, key -> "  s" + key + ": {image: x}"));

        assertThat(read().problems()).isEmpty();
        assertThat(read().project().services()).hasSize(100_000);
    }

    @Test
    void shouldRefuseNestingOfAThousandLevels() {
        file("compose.yaml", "services:\n  web: " + "[".repeat(1_000) + "]".repeat(1_000) + "\n");
        assertProblem("HP0005", "compose.yaml", 2);
    }

    @Test
    void shouldRefuseAliasesOfAliasesBeforeTheyGrow() {
        file(
                "compose.yaml",
                "x0: &x0 {a: 1, b: 2}\n"
                        + lines(40, level -> "x%2$d: &x%2$d {a: *x%1$d, b: *x%1$d}".formatted(level, level + 1)));
        assertProblem("HP0005", "compose.yaml", 17);
    }

    @Test
    void shouldSayWhereAByteIsNotUtf8() {
        files.put("compose.yaml", "services:\n  \u00e9:\n".getBytes(StandardCharsets.ISO_8859_1));
        assertProblem("HP0003", "compose.yaml", 2);
    }

    @Test
    void shouldReadAFileWithAByteOrderMarkAndCarriageReturns() {
        file("compose.yaml", "\uFEFFservices:\r\n  web:\r\n    image: busybox\r\n");

        assertThat(read().problems()).isEmpty();
        assertThat(read().project().services().get("web").image()).isEqualTo("busybox");
    }

    @Test
    void shouldSayWhereAKeyIsThereTwice() {
        file("compose.yaml", "services:\n  web: {image: a}\n  web: {image: b}\n");
        assertProblem("HP0005", "compose.yaml", 3);
    }

    @Test
    void shouldSayWhereFilesIncludeEachOtherInACircle() {
        file("compose.yaml", "include: [other.yaml]\nservices: {web: {image: x}}\n");
        file("other.yaml", "services: {db: {image: x}}\ninclude: [compose.yaml]\n");
        assertProblem("HP0032", "other.yaml", 2);
    }

    @Test
    void shouldSayWhereServicesExtendEachOtherInACircle() {
        file("compose.yaml", "services:\n  a: {extends: b}\n  b: {extends: a}\n");
        assertProblem("HP0032", "compose.yaml", 2);
    }

    @Test
    void shouldRefuseIncludesThatDoubleAtEachLevel() {
        for (int level = 0; level < 40; level++) {
            String next = "l" + (level + 1) + ".yaml";
            file(level == 0 ? "compose.yaml" : "l" + level + ".yaml", "include: [" + next + ", " + next + "]\n");
        }
        file("l40.yaml", "services: {web: {image: x}}\n");
        assertThat(read().problems()).extracting(Problem::code).contains("HP0002");
    }

    @Test
    void shouldRefuseServicesThatExtendThroughHundredsOfOthers() {
        file(
                "compose.yaml",
                "services:\n  s0: {image: x}\n"
                        + lines(500, service -> "  s" + (service + 1) + ": {extends: s" + service + "}"));
        assertProblem("HP0002", "compose.yaml", 103);
    }

    @Test
    void shouldRefuseALongValueThatManyVariablesPutInPlace() {
        file(".env", "A=" + "x".repeat(1 << 19) + "\n");
        file("compose.yaml", "services:\n  web:\n    image: " + "$A${A:-b}".repeat(10_000) + "\n");
        assertProblem("HP0002", "compose.yaml", 3);
    }

    @Test
    void shouldNotReadWhatLiesOutsideOfTheRepository() {
        file("compose.yaml", "services:\n  web: {extends: {file: ../../etc/passwd, service: web}}\n");
        assertThat(read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isIn("HP0006", "HP0030");
            assertThat(problem.position().line()).isEqualTo(2);
        });
    }

    private void assertProblem(String code, String file, int line) {
        assertThat(read().problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.position().file()).isEqualTo(file);
            assertThat(problem.position().line()).isEqualTo(line);
        });
    }

    private void file(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private ComposeReading read() {
        return new ComposeReader(new FilesInMemory(files), "").read(ComposeStacks.SITE);
    }
}
