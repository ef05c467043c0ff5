package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kinds of keys that {@code --identity} takes. */
class DecryptCommandTest {
    private static final Path KEYS = Path.of(
                    "../../plugin-deploy/engine/src/test/resources/io/homeplane/deploy/secrets")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path directory;

    @Test
    void shouldOpenWithAnExportOfPgpKeys() throws Exception {
        CommandOutput output = decrypt(KEYS.resolve("pgp/for-open.yaml"), KEYS.resolve("pgp/open.asc"));

        assertThat(output.code()).as(output.stderr()).isZero();
        assertThat(output.stdout()).isEqualTo("token: for PGP alone\n");
    }

    @ParameterizedTest
    @CsvSource({
        "pgp/locked.asc, the OpenPGP secret key has a passphrase and there is nobody to ask for it",
        "age/locked-ed25519, the SSH key has a passphrase and there is nobody to ask for it",
        "pgp/for-open.yaml, the age identity is not one",
        "pgp/open.asc, 'cannot be decrypted: none of the keys at hand opens it; give the identity of PGP '"
    })
    void shouldSayInOneSentenceWhyAKeyDoesNotHelp(String key, String sentence) throws Exception {
        CommandOutput output = decrypt(KEYS.resolve("pgp/for-locked.yaml"), KEYS.resolve(key));

        assertThat(output.code()).isOne();
        assertThat(output.stdout()).isEmpty();
        assertThat(output.stderr().lines()).singleElement().asString().contains(sentence);
    }

    @Test
    void shouldSayHowAPlainFileIsEncryptedHere() throws Exception {
        Path plain = Files.writeString(directory.resolve("a.yaml"), "a: b\n");

        CommandOutput output = CommandOutput.of("decrypt", plain.toString());

        assertThat(output.code()).isOne();
        assertThat(output.stderr())
                .isEqualTo("plane: " + plain + " is not encrypted: it has no SOPS metadata;"
                        + " encrypt it with plane encrypt --in-place " + plain + "\n");
    }

    private static CommandOutput decrypt(Path file, Path key) throws Exception {
        return CommandOutput.of("decrypt", file.toString(), "--identity", key.toString());
    }
}
