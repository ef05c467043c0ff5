package io.homeplane.inventory.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homeplane.inventory.model.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of the public suite toml-lang/toml-test for TOML 1.1, which this project does not hold: {@code TOML_TEST} names the
 * directory {@code tests} of a checkout.
 */
class TomlSuiteTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> shouldReadWhatIsTomlAndRefuseTheRest() throws IOException {
        String directory = System.getenv("TOML_TEST");
        assumeThat(directory)
                .as("TOML_TEST names no checkout of toml-lang/toml-test")
                .isNotNull();
        Path root = Path.of(directory);
        List<String> cases = Files.readAllLines(root.resolve("files-toml-1.1.0")).stream()
                .filter(name -> name.endsWith(".toml"))
                .toList();
        assertThat(cases).hasSizeGreaterThan(500);
        return cases.stream().map(name -> DynamicTest.dynamicTest(name, () -> check(root, name)));
    }

    private static void check(Path root, String name) throws IOException {
        Problems problems = new Problems();
        Optional<Table> document = SourceText.decode(
                        name, Files.readAllBytes(root.resolve(name)), TreeLimits.DEFAULT, problems)
                .map(text -> TomlTree.parse(name, text, TreeLimits.DEFAULT, problems));
        if (name.startsWith("invalid/")) {
            assertThat(problems.sorted()).isNotEmpty();
            return;
        }
        assertThat(problems.sorted()).isEmpty();
        assertSame(document.orElseThrow(), expected(root.resolve(name.replace(".toml", ".json"))), "");
    }

    private static JsonNode expected(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void assertSame(Node found, JsonNode expected, String path) {
        if (found instanceof Table table) {
            assertThat(table.keys()).as(path).containsExactlyInAnyOrderElementsOf(expected::fieldNames);
            table.entries().forEach((key, entry) -> assertSame(entry.value(), expected.get(key), path + "." + key));
        } else if (found instanceof Sequence sequence) {
            assertThat(expected.isArray()).as(path).isTrue();
            assertThat(sequence.items()).as(path).hasSize(expected.size());
            for (int index = 0; index < expected.size(); index++) {
                assertSame(sequence.items().get(index), expected.get(index), path + "[" + index + "]");
            }
        } else {
            assertScalar(
                    (Scalar) found,
                    expected.get("type").asText(),
                    expected.get("value").asText(),
                    path);
        }
    }

    private static void assertScalar(Scalar found, String type, String value, String path) {
        Scalar.Kind kind = switch (type) {
            case "string" -> Scalar.Kind.TEXT;
            case "integer" -> Scalar.Kind.INTEGER;
            case "float" -> Scalar.Kind.FLOAT;
            case "bool" -> Scalar.Kind.BOOLEAN;
            default -> Scalar.Kind.TIME;
        };
        assertThat(found.kind()).as(path).isEqualTo(kind);
        switch (kind) {
            case FLOAT -> assertThat(number(found.text())).as(path).isEqualTo(number(value));
            case TIME -> assertThat(time(found.text())).as(path).isEqualTo(time(value));
            default -> assertThat(found.text()).as(path).isEqualTo(value);
        }
    }

    private static Double number(String text) {
        return Double.valueOf(text.replace("nan", "NaN").replace("inf", "Infinity"));
    }

    /** Without what may differ: the letter between date and time, seconds and fractions of zero. */
    private static String time(String text) {
        return text.replace(' ', 'T')
                .replace('t', 'T')
                .replace('z', 'Z')
                .replaceAll("(:\\d\\d)(\\.\\d*?)0*(?=[Z+-]|$)", "$1$2")
                .replaceAll("\\.(?=[Z+-]|$)", "")
                .replaceAll("((?:T|^)\\d\\d:\\d\\d)(?=[Z+-]|$)", "$1:00");
    }
}
