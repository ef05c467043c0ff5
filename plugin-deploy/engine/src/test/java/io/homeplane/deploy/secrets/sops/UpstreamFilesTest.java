package io.homeplane.deploy.secrets.sops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.homeplane.deploy.secrets.Passphrases;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.pgp.PgpKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The encrypted files that sops itself publishes, with the key of its functional tests; {@code SOPS_SOURCE} names its source. */
class UpstreamFilesTest {
    private Path source;

    @BeforeEach
    void findSource() {
        String configured = System.getenv("SOPS_SOURCE");
        assumeThat(configured)
                .as("skipped: SOPS_SOURCE does not name a directory with the source of getsops/sops")
                .isNotBlank();
        source = Path.of(configured);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.yaml",
                "example.json",
                "example.ini",
                "example.txt",
                "functional-tests/res/comments.enc.yaml",
                "functional-tests/res/comments_unencrypted_comments.yaml",
                "functional-tests/res/format.enc.env",
                "functional-tests/res/format.enc.ini",
                "functional-tests/res/format-2.enc.ini",
                "functional-tests/res/format.enc.json",
                "functional-tests/res/format.enc.yaml",
                "functional-tests/res/multiple_keys.yaml"
            })
    void shouldReadWhatUpstreamPublished(String name) throws Exception {
        Path file = source.resolve(name);

        try (Keyring keyring = Keyring.of(keys());
                Decrypted decrypted = Sops.decrypt(name, Files.readAllBytes(file), keyring)) {
            assertThat(decrypted.values()).isNotEmpty();
            assertThat(decrypted.secrets()).isNotEmpty();
        }
    }

    @Test
    void shouldRefuseThePublishedFileThatHasNoCode() throws Exception {
        byte[] file = Files.readAllBytes(source.resolve("functional-tests/res/no_mac.yaml"));

        try (Keyring keyring = Keyring.of(keys())) {
            SecretException refusal =
                    catchThrowableOfType(SecretException.class, () -> Sops.decrypt("no_mac.yaml", file, keyring));

            assertThat(refusal.kind()).isEqualTo(SecretException.Kind.MAC_MISMATCH);
        }
    }

    private PgpKeys keys() throws Exception {
        Path export = source.resolve("pgp/sops_functional_tests_key.asc");
        try (SecretText text = SecretText.of(Files.readAllBytes(export))) {
            return PgpKeys.parse(text, Passphrases.NONE, "sops_functional_tests_key.asc");
        }
    }
}
