package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
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
    void shouldMaskWhatJsonAndShellsMakeOfAValue() {
        assertThat(secret("KEY", "say \"hi\" 'now'\n").masked())
                .contains("say \\\"hi\\\" 'now'", "say \"hi\" '\\''now'\\''")
                .allSatisfy(form -> assertThat(form).doesNotContain("\n"));
    }

    @Test
    void shouldNameOnceWhatIsTooShortToBeMaskedAndNotShowIt() throws Exception {
        DecryptedVariables variables = secret("PIN", "123");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        variables.warnOfUnmasked(new PrintStream(log, true, StandardCharsets.UTF_8), false);
        assertThat(variables.masked()).isEmpty();
        assertThat(log.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("Warning: PIN of a.sops.env cannot be masked: shorter than 4 characters");
    }

    @Test
    void shouldRefuseWhatIsTooShortToBeMaskedWhenStrict() {
        assertThatThrownBy(() -> secret("PIN", "123").warnOfUnmasked(System.out, true))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("PIN of a.sops.env cannot be masked")
                .hasMessageContaining("lengthen them or leave out strict:");
    }

    @Test
    void shouldCountAValueAsUnmaskedWhenNoLineOfItCanBeMasked() {
        assertThat(secret("PINS", "12\n34\n56").unmasked()).containsExactly("PINS");
        assertThat(secret("KEY", "12\nlong enough\n").unmasked()).isEmpty();
        assertThat(secret("EMPTY", "").unmasked()).isEmpty();
    }

    @Test
    void shouldBindEachLineOnceMoreSoThatBindingsMaskIt() throws Exception {
        assertThat(secret("KEY", "first line\nsecond line\n").valuesAndLines())
                .containsOnlyKeys("KEY", "KEY_1", "KEY_2")
                .containsEntry("KEY_2", "second line");
        assertThat(secret("KEY", "one line\n").valuesAndLines()).containsOnlyKeys("KEY");
    }

    @Test
    void shouldRefuseAValueThatNoVariableCanHold() {
        assertThatThrownBy(() -> secret("KEY", "zero\0byte").values())
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("KEY of a.sops.env holds a zero byte");
    }

    @Test
    void shouldNotMaskWhatWasNotEncrypted() {
        assertThat(new DecryptedVariables("a.sops.env", Map.of("HOST", "example.org"), Map.of()).masked())
                .isEmpty();
    }

    @Test
    void shouldShowNoValueWhenPrinted() {
        assertThat(secret("KEY", "correct horse")).hasToString("DecryptedVariables[KEY]");
    }

    private static DecryptedVariables secret(String name, String value) {
        return new DecryptedVariables("a.sops.env", Map.of(name, value), Map.of(name, value));
    }
}
