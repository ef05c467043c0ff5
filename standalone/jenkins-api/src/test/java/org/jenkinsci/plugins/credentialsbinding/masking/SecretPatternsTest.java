package org.jenkinsci.plugins.credentialsbinding.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SecretPatternsTest {
    @Test
    void shouldHideASecretThatIsWrittenInTwoPieces() throws IOException {
        assertThat(masked("tok", "en-1234 is the token-1234\n")).isEqualTo("**** is the ****\n");
    }

    @Test
    void shouldHideTheLongerSecretFirst() throws IOException {
        assertThat(masked("token-1234-long\n")).isEqualTo("****\n");
    }

    @Test
    void shouldHideASecretInBase64() throws IOException {
        assertThat(masked("dG9rZW4tMTIzNA==\n")).isEqualTo("****\n");
    }

    private static String masked(String... pieces) throws IOException {
        Pattern pattern = SecretPatterns.getAggregateSecretPattern(List.of("token-1234", "token-1234-long"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new SecretPatterns.MaskingOutputStream(bytes, () -> pattern, "UTF-8")) {
            for (String piece : pieces) {
                out.write(piece.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
