package io.homeplane.deploy.secrets.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.deploy.secrets.Passphrases;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that ssh-keygen made for these tests, public on purpose, with the passphrase "correct horse". */
class LockedSshKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"locked-ed25519", "locked-rsa"})
    void shouldOpenAFileWithAKeyWhosePassphraseIsKnown(String name) throws Exception {
        String publicKey = text(name + ".pub").replace(" public test key", "").strip();
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        AgeFile.encrypt(
                new ByteArrayInputStream("battery staple".getBytes(StandardCharsets.UTF_8)),
                List.of(AgeRecipient.parse(publicKey)),
                false,
                encrypted);

        try (AgeIdentities identities = parse(name, asked -> Optional.of(SecretText.of("correct horse")));
                SecretText content = AgeFile.decrypt("a.age", encrypted.toByteArray(), identities)) {
            assertThat(identities.identities())
                    .extracting(AgeIdentity::recipient)
                    .containsExactly(publicKey);
            assertThat(content.reveal()).isEqualTo("battery staple");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked-ed25519", "locked-rsa"})
    void shouldSayInOneSentenceThatThePassphraseIsAnotherOne(String name) {
        assertThatThrownBy(() -> parse(name, asked -> Optional.of(SecretText.of("battery staple"))))
                .isInstanceOf(SecretException.class)
                .hasMessage(name + ": the SSH key does not open: its passphrase is another one, the file is"
                        + " damaged, or it is neither of kind ed25519 nor rsa")
                .hasNoCause();
    }

    @Test
    void shouldSayThatNobodyCanBeAsked() {
        assertThatThrownBy(() -> parse("locked-ed25519", Passphrases.NONE))
                .hasMessageStartingWith(
                        "locked-ed25519: the SSH key has a passphrase and there is nobody to ask for it");
    }

    @Test
    void shouldRefuseAKindThatAgeDoesNotUseBehindItsPassphraseToo() {
        assertThatThrownBy(() -> parse("locked-ecdsa", asked -> Optional.of(SecretText.of("correct horse"))))
                .hasMessageContaining("or it is neither of kind ed25519 nor rsa");
    }

    private static AgeIdentities parse(String name, Passphrases passphrases) throws Exception {
        try (SecretText text = SecretText.of(text(name))) {
            return AgeIdentities.parse(text, name, passphrases);
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream stream = LockedSshKeyTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
