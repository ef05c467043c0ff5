package io.homeplane.deploy.secrets.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeFileTest {
    private static final int CHUNK = 64 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17})
    void shouldReadBackContentOfAnySize(int size) throws Exception {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);

        for (boolean armored : new boolean[] {false, true}) {
            byte[] file = encrypt(content, armored, recipient(TestIdentities.x25519(1)));

            assertThat(AgeFile.isAge(file)).isTrue();
            try (SecretText plain = AgeFile.decrypt("a.age", file, identities(TestIdentities.x25519(1)))) {
                assertThat(plain.revealBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    void shouldOpenForEveryRecipientOfAFile() throws Exception {
        byte[] file = encrypt(
                bytes("content"), false, recipient(TestIdentities.x25519(1)), recipient(TestIdentities.x25519(2)));

        for (int seed : new int[] {1, 2}) {
            try (SecretText plain = AgeFile.decrypt("a.age", file, identities(TestIdentities.x25519(seed)))) {
                assertThat(plain.reveal()).isEqualTo("content");
            }
        }
    }

    @Test
    void shouldOpenWhatIsSafeFromQuantumComputersAndNotMixItWithOthers() throws Exception {
        byte[] file = encrypt(bytes("content"), true, recipient(TestIdentities.hybrid(3)));

        try (SecretText plain = AgeFile.decrypt("a.age", file, identities(TestIdentities.hybrid(3)))) {
            assertThat(plain.reveal()).isEqualTo("content");
        }
        assertThatThrownBy(() -> encrypt(
                        bytes("content"),
                        true,
                        recipient(TestIdentities.hybrid(3)),
                        recipient(TestIdentities.x25519(1))))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("do not mix");
    }

    @Test
    void shouldOpenWithThePassphraseAlone() throws Exception {
        byte[] file = encrypt(bytes("content"), false, new ScryptRecipient(SecretText.of("right"), 10));

        try (SecretText plain = AgeFile.decrypt("a.age", file, passphrase("right"))) {
            assertThat(plain.reveal()).isEqualTo("content");
        }
        assertThat(refusal(file, passphrase("wrong")).kind()).isEqualTo(SecretException.Kind.NO_IDENTITY);
        assertThat(refusal(file, passphrase("wrong")))
                .hasMessage("a.age cannot be decrypted: it opens with a passphrase, and that is another one;"
                        + " give the identity or the passphrase it was encrypted for")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void shouldRefuseAFileInWhichAnySingleByteIsFlippedOrThatEndsEarlier() throws Exception {
        byte[] content = bytes("some content");
        byte[] file = encrypt(content, false, recipient(TestIdentities.x25519(1)));
        AgeIdentities identities = identities(TestIdentities.x25519(1));

        for (int position = 0; position < file.length; position++) {
            byte[] changed = file.clone();
            changed[position] ^= 1;
            assertThat(refusal(changed, identities)).as("byte %d", position).isNotNull();
            assertThat(refusal(Arrays.copyOf(file, position), identities))
                    .as("cut at %d", position)
                    .isNotNull();
        }
    }

    @Test
    void shouldRefuseAnIdentityInPlaceOfARecipientWithoutShowingIt() {
        String identity = TestIdentities.x25519(1);

        assertThatThrownBy(() -> AgeRecipient.parse(identity))
                .isInstanceOf(SecretException.class)
                .hasMessageNotContaining(identity.substring(20));
        assertThatThrownBy(() -> AgeRecipient.parse("age1yubikey1qwertz"))
                .hasMessageContaining("belongs to an age plugin");
    }

    @Test
    void shouldUseNoKeyAfterItWasClosed() throws Exception {
        byte[] file = encrypt(bytes("content"), false, recipient(TestIdentities.x25519(1)));
        AgeIdentities identities = identities(TestIdentities.x25519(1));
        identities.close();

        assertThatThrownBy(() -> AgeFile.decrypt("a.age", file, identities)).isInstanceOf(IllegalStateException.class);
        assertThat(identities.toString()).contains("age1").doesNotContain("SECRET");
    }

    private static SecretException refusal(byte[] file, AgeIdentities identities) {
        SecretException refusal = catchThrowableOfType(
                SecretException.class,
                () -> AgeFile.decrypt("a.age", file, identities).close());
        if (refusal != null) {
            assertThat(refusal.getMessage())
                    .startsWith("a.age cannot be decrypted: it ")
                    .doesNotContain("\n");
        }
        return refusal;
    }

    private static byte[] encrypt(byte[] content, boolean armored, AgeRecipient... recipients) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AgeFile.encrypt(new ByteArrayInputStream(content), List.of(recipients), armored, out);
        return out.toByteArray();
    }

    private static AgeRecipient recipient(String identity) throws Exception {
        return AgeRecipient.parse(identities(identity).identities().get(0).recipient());
    }

    private static AgeIdentities identities(String text) throws Exception {
        try (SecretText secret = SecretText.of(text)) {
            return AgeIdentities.parse(secret, "test");
        }
    }

    private static AgeIdentities passphrase(String text) {
        return AgeIdentities.of(AgeIdentity.passphrase(SecretText.of(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
