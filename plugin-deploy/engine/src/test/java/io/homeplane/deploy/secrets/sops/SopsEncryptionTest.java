package io.homeplane.deploy.secrets.sops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.age.AgeIdentity;
import io.homeplane.deploy.secrets.age.TestIdentities;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SopsEncryptionTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:20:30.5Z"), ZoneOffset.UTC);
    private static final EncryptionPolicy POLICY = EncryptionPolicy.forAge(List.of(Fixtures.RECIPIENT));

    @ParameterizedTest
    @ValueSource(strings = {"app.env", "app.yaml", "app.json", "app.ini", "app.bin", "documents.yaml"})
    void shouldReadBackWhatItEncrypted(String name) throws Exception {
        byte[] plain = Fixtures.expected(name);

        byte[] encrypted = Sops.encrypt(name, plain, POLICY, CLOCK);

        try (Decrypted decrypted = Sops.decrypt(name, encrypted, Fixtures.identities())) {
            assertThat(decrypted.plaintext()).isEqualTo(plain);
            assertThat(decrypted.metadata().version()).isEqualTo("3.13.3");
            assertThat(decrypted.metadata().lastModified()).hasToString("2026-11-21T10:20:30Z");
        }
        assertThat(new String(encrypted, StandardCharsets.UTF_8)).doesNotContain("hunter", "p@ss", "s3cr", "line two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.env",
                "app.yaml",
                "app.json",
                "app.ini",
                "app.bin",
                "documents.yaml",
                "encrypted-comment.yaml",
                "unencrypted-comment.yaml",
                "encrypted-regex.yaml",
                "unencrypted-regex.json",
                "encrypted-suffix.env",
                "mac-only-encrypted.yaml"
            })
    void shouldKeepEveryByteOfAFileWhosePlaintextDidNotChange(String name) throws Exception {
        byte[] original = Fixtures.bytes(name);

        byte[] edited = Sops.edit(name, original, Fixtures.expected(name), keyring(), CLOCK);

        assertThat(edited).isEqualTo(original);
    }

    @ParameterizedTest
    @CsvSource({
        "app.env, DB_USER=app, DB_USER=other",
        "app.yaml, 5432, 1",
        "app.ini, quoted value, other",
        "app.json, 5432, 1"
    })
    void shouldChangeOnlyTheLinesThatWereEdited(String name, String from, String to) throws Exception {
        byte[] original = Sops.encrypt(name, Fixtures.expected(name), POLICY, Clock.systemUTC());
        String plain = new String(Fixtures.expected(name), StandardCharsets.UTF_8);
        byte[] wanted = plain.replaceFirst(from, to).getBytes(StandardCharsets.UTF_8);
        assertThat(wanted).as("the edit of %s", name).isNotEqualTo(Fixtures.expected(name));

        byte[] edited = Sops.edit(name, original, wanted, keyring(), CLOCK);

        List<String> kept = lines(original);
        List<String> changed =
                lines(edited).stream().filter(line -> !kept.contains(line)).toList();
        // The edited value, the time of change, the code.
        assertThat(changed).hasSize(3);
        try (Decrypted decrypted = Sops.decrypt(name, edited, Fixtures.identities())) {
            assertThat(decrypted.plaintext()).isEqualTo(wanted);
        }
    }

    @Test
    void shouldKeepEqualValuesOfAListApart() throws Exception {
        byte[] encrypted = Sops.encrypt("a.yaml", bytes("list:\n    - same\n    - same\nother: 1\n"), POLICY, CLOCK);

        byte[] edited =
                Sops.edit("a.yaml", encrypted, bytes("list:\n    - same\n    - same\nother: 2\n"), keyring(), CLOCK);

        assertThat(lines(edited).subList(0, 3)).isEqualTo(lines(encrypted).subList(0, 3));
        assertThat(lines(encrypted).get(1)).isNotEqualTo(lines(encrypted).get(2));
    }

    @Test
    void shouldNeverUseANonceTwice() throws Exception {
        String values = new String(
                Sops.encrypt("a.env", bytes("A=same\nB=same\nC=same\n"), POLICY, CLOCK), StandardCharsets.UTF_8);

        assertThat(values.lines()
                        .filter(line -> line.contains("iv:"))
                        .map(line -> line.replaceAll(".*iv:([^,]+),.*", "$1")))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldEncryptAnewForOtherRecipients() throws Exception {
        String other = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";
        EncryptionPolicy both = EncryptionPolicy.forAge(List.of(Fixtures.RECIPIENT, other));

        byte[] rotated = Sops.rotate("app.env", Fixtures.bytes("app.env"), both, keyring(), CLOCK);

        try (Decrypted decrypted = Sops.decrypt("app.env", rotated, Fixtures.identities())) {
            assertThat(decrypted.plaintext()).isEqualTo(Fixtures.expected("app.env"));
            assertThat(decrypted.metadata().ageRecipients()).containsExactly(Fixtures.RECIPIENT, other);
        }
        assertThat(lines(rotated)).doesNotContainAnyElementsOf(encryptedLines("app.env"));
    }

    @ParameterizedTest
    @CsvSource({"app.env, a.env", "app.yaml, a.yaml", "app.json, a.json", "app.ini, a.ini"})
    void shouldRefuseToEncryptTwice(String fixture, String name) {
        assertThatThrownBy(() -> Sops.encrypt(name, Fixtures.bytes(fixture), POLICY, CLOCK))
                .isInstanceOf(SecretException.class)
                .hasMessageStartingWith(name + " has SOPS metadata")
                .extracting("kind")
                .isEqualTo(SecretException.Kind.ALREADY_ENCRYPTED);
    }

    @Test
    void shouldRefuseARecipientThatIsNone() {
        String mistyped = Fixtures.RECIPIENT.replace('q', 'p');

        assertThatThrownBy(
                        () -> Sops.encrypt("a.env", bytes("A=b\n"), EncryptionPolicy.forAge(List.of(mistyped)), CLOCK))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("a.env cannot be encrypted: the age recipient")
                .extracting("kind")
                .isEqualTo(SecretException.Kind.BAD_RECIPIENT);
        assertThatThrownBy(() -> Sops.encrypt("a.env", bytes("A=b\n"), EncryptionPolicy.forAge(List.of()), CLOCK))
                .hasMessageContaining("a key group of its rule is empty");
    }

    @Test
    void shouldEncryptForAThousandRecipientsAndOpenForEach() throws Exception {
        List<String> recipients = new ArrayList<>();
        for (int seed = 0; seed < 1000; seed++) {
            try (SecretText text = SecretText.of(TestIdentities.x25519(seed / 100, seed % 100))) {
                recipients.add(AgeIdentity.of(text).recipient());
            }
        }

        byte[] encrypted = Sops.encrypt("a.env", bytes("A=b\n"), EncryptionPolicy.forAge(recipients), CLOCK);

        try (SecretText last = SecretText.of(TestIdentities.x25519(9, 99));
                Decrypted decrypted = Sops.decrypt("a.env", encrypted, AgeIdentities.parse(last, "test"))) {
            assertThat(decrypted.plaintext()).isEqualTo(bytes("A=b\n"));
            assertThat(decrypted.metadata().ageRecipients()).hasSize(1000).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldRefuseAValueOfFiftyMegabytes() {
        byte[] value = new byte[50 * 1024 * 1024];

        assertThatThrownBy(() -> Sops.encrypt("big.bin", value, POLICY, CLOCK))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("big.bin has 52428800 bytes")
                .extracting("kind")
                .isEqualTo(SecretException.Kind.TOO_BIG);
    }

    private static List<String> encryptedLines(String name) {
        return Fixtures.text(name).lines().filter(line -> line.contains("ENC[")).toList();
    }

    private static Keyring keyring() throws SecretException {
        return Keyring.of(Fixtures.identities());
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
