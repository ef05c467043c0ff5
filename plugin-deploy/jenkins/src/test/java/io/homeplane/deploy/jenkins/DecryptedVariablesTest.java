package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecryptedVariablesTest {
    @Test
    void shouldMaskEachLineOfAValue() {
        DecryptedVariables variables = secret("KEY", "first line\nsecond line\n");
        assertThat(variables.masked()).contains("first line", "second line");
    }

    @Test
    void shouldNameWhatIsTooShortToBeMaskedAndNotShowIt() {
        DecryptedVariables variables = secret("PIN", "123");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        variables.warn(new PrintStream(log, true, StandardCharsets.UTF_8), "a.sops.env");
        assertThat(variables.masked()).isEmpty();
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("PIN of a.sops.env")
                .doesNotContain("123");
    }

    @Test
    void shouldNotMaskWhatWasNotEncrypted() {
        assertThat(new DecryptedVariables(Map.of("HOST", "example.org"), Map.of()).masked())
                .isEmpty();
    }

    @Test
    void shouldShowNoValueWhenPrinted() {
        assertThat(secret("KEY", "correct horse")).hasToString("DecryptedVariables[KEY]");
    }

    private static DecryptedVariables secret(String name, String value) {
        return new DecryptedVariables(Map.of(name, value), Map.of(name, value));
    }
}
