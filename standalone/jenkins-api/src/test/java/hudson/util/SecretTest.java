package hudson.util;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void shouldComeBackFromItsEncryptedForm() {
        String encrypted = Secret.fromString("correct horse").getEncryptedValue();
        assertThat(encrypted).startsWith("{").endsWith("}").doesNotContain("horse");
        assertThat(Secret.fromString(encrypted).getPlainText()).isEqualTo("correct horse");
    }

    @Test
    void shouldTakeATextInBracesThatIsNotEncryptedAsItIs() {
        assertThat(Secret.fromString("{json: 1}").getPlainText()).isEqualTo("{json: 1}");
    }

    @Test
    void shouldNotShowItsTextWhenPrinted() {
        assertThat(Secret.fromString("correct horse").toString()).doesNotContain("horse");
    }
}
