package io.homeplane.plane.casc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubstitutionTest {
    @TempDir
    Path directory;

    @Test
    void shouldFillInNestedValuesDefaultsAndRelativeFiles() throws Exception {
        Files.writeString(directory.resolve("ssh-key"), "ONE\n${WHICH}\n");

        assertThat(fill("${readFile:${HERE}/${WHICH}-key}")).isEqualTo("ONE\n${WHICH}");
        assertThat(fill("<${file:${NONE:-ssh}-key}>")).isEqualTo("<ONE\n${WHICH}>");
        assertThat(fill("${NONE:-${OTHER:-a:-b}}!")).isEqualTo("a:-b!");
        assertThat(fill("${WHICH:-${NONE}}")).isEqualTo("ssh");
        assertThat(fill("^${WHICH} ${ODD} ^{} $ }")).isEqualTo("${WHICH} ${NOT_LOOKED_AT} ^{} $ }");
    }

    @Test
    void shouldStopAtNestingWithoutAnEnd() {
        assertThatThrownBy(() -> fill("${".repeat(1000) + "}".repeat(1000)))
                .isInstanceOf(CascException.class)
                .hasMessageContaining("levels deep");
    }

    private String fill(String text) throws CascException {
        Map<String, String> environment =
                Map.of("HERE", directory.toString(), "WHICH", "ssh", "ODD", "${NOT_LOOKED_AT}");
        return new Substitution(environment, directory).apply(text, "the key");
    }
}
