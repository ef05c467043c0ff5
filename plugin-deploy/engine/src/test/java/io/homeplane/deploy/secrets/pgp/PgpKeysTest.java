package io.homeplane.deploy.secrets.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.homeplane.deploy.secrets.Passphrases;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.sops.Decrypted;
import io.homeplane.deploy.secrets.sops.Keyring;
import io.homeplane.deploy.secrets.sops.Sops;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that GnuPG made for these tests, public on purpose, and files that sops 3.13.3 encrypted for them. */
class PgpKeysTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"locked.asc, for-locked.yaml, correct horse", "open.asc, for-open.yaml, nobody asks"})
    void shouldOpenAFileOfSopsWithAnExportedKey(String export, String file, String passphrase) throws Exception {
        Path key = Files.write(directory.resolve(export), bytes(export));
        try (Keyring keys = Keyring.read(key, asked -> Optional.of(SecretText.of(passphrase)));
                Decrypted decrypted = Sops.decrypt(file, bytes(file), keys)) {
            assertThat(decrypted.values()).containsExactly(entry("token", SecretText.of("for PGP alone")));
        }
    }

    @Test
    void shouldReadABinaryExport() throws Exception {
        byte[] binary;
        try (InputStream armor = new ArmoredInputStream(PgpKeysTest.class.getResourceAsStream("open.asc"))) {
            binary = armor.readAllBytes();
        }
        try (Keyring keys = Keyring.read(Files.write(directory.resolve("open.gpg"), binary), Passphrases.NONE)) {
            assertThat(keys.pgp().isEmpty()).isFalse();
        }
    }

    @Test
    void shouldAskNobodyForAPassphraseThatIsNotThere() throws Exception {
        Passphrases surprised = asked -> {
            throw new AssertionError("asked for " + asked);
        };
        try (SecretText export = SecretText.of(bytes("open.asc"));
                PgpKeys keys = PgpKeys.parse(export, surprised, "open.asc")) {
            assertThat(keys.fingerprints()).hasSize(1);
        }
    }

    @Test
    void shouldSayInOneSentenceThatThePassphraseIsAnotherOne() {
        assertThatThrownBy(() -> parse("locked.asc", asked -> Optional.of(SecretText.of("battery staple"))))
                .isInstanceOf(SecretException.class)
                .hasMessageMatching("locked.asc: the OpenPGP secret key [0-9a-f]{40} does not open: its passphrase is"
                        + " another one, or the export is damaged")
                .hasNoCause();
    }

    @Test
    void shouldSayThatNobodyCanBeAsked() {
        assertThatThrownBy(() -> parse("locked.asc", Passphrases.NONE))
                .hasMessageContaining("locked.asc: the OpenPGP secret key has a passphrase and there is nobody to ask");
    }

    @Test
    void shouldSayWhichKeysAFileWouldOpenWith() throws Exception {
        try (Keyring keys = Keyring.of(parse("open.asc", Passphrases.NONE))) {
            assertThatThrownBy(() -> Sops.decrypt("for-locked.yaml", bytes("for-locked.yaml"), keys))
                    .hasMessageMatching("for-locked.yaml cannot be decrypted: none of the keys at hand opens it;"
                            + " give the identity of PGP [0-9A-F]{40}");
        }
    }

    private static PgpKeys parse(String name, Passphrases passphrases) throws Exception {
        try (SecretText export = SecretText.of(bytes(name))) {
            return PgpKeys.parse(export, passphrases, name);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = PgpKeysTest.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
