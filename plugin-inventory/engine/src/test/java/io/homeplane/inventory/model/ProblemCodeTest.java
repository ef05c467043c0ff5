package io.homeplane.inventory.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {
    @Test
    void shouldBeDocumentedOneByOne() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docs/problems.md"))) {
            at = at.getParent();
        }
        List<String> documented = Files.readAllLines(at.resolve("docs/problems.md")).stream()
                .filter(line -> line.startsWith("## "))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(ProblemCode.values())
                        .map(code ->
                                "## " + code.code() + ": " + code.severity().word())
                        .toList());
    }
}
