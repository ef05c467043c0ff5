package io.homeplane.deploy.secrets.sops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.homeplane.deploy.secrets.SecretMask;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.stack.DeployException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SopsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.env",
                "app.yaml",
                "app.json",
                "app.ini",
                "app.bin",
                "documents.yaml",
                "encrypted-regex.yaml",
                "unencrypted-regex.json",
                "encrypted-suffix.env",
                "encrypted-comment.yaml",
                "unencrypted-comment.yaml",
                "mac-only-encrypted.yaml",
                "key-groups.yaml"
            })
    void shouldPrintWhatSopsPrints(String name) throws Exception {
        try (Decrypted decrypted = Fixtures.decrypt(name)) {
            assertThat(new String(decrypted.plaintext(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(new String(Fixtures.expected(name), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void shouldGiveDotenvValuesUnderTheirKeys() throws Exception {
        try (Decrypted decrypted = Fixtures.decrypt("app.env")) {
            assertThat(revealed(decrypted))
                    .containsExactly(
                            entry("DB_USER", "app"),
                            entry("DB_PASSWORD", "hunter-two \"quoted\" $dollar"),
                            entry("EMPTY", ""),
                            entry("PORT", "80"),
                            entry("CERTIFICATE", "-----BEGIN-----\nline two\nline three\n-----END-----"),
                            entry("PLAIN_unencrypted", "seen by all"),
                            entry("UMLAUT", "grüße ☃"));
            assertThat(decrypted.secrets()).containsKey("DB_PASSWORD").doesNotContainKey("PLAIN_unencrypted");
        }
    }

    @Test
    void shouldGiveYamlValuesUnderTheirPaths() throws Exception {
        try (Decrypted decrypted = Fixtures.decrypt("app.yaml")) {
            assertThat(revealed(decrypted))
                    .contains(
                            entry("db.password", "p@ss: word #1"),
                            entry("db.port", "5432"),
                            entry("db.on", "true"),
                            entry("db.octal", "511"),
                            entry("db.list.0", "one"),
                            entry("db.list.3.1", "list"),
                            entry("db.nested.1.token", "t-2"),
                            entry("plain_unencrypted", "visible"))
                    .doesNotContainKey("db.none");
        }
    }

    @Test
    void shouldKeepTheValuesOfEveryDocumentApart() throws Exception {
        try (Decrypted decrypted = Fixtures.decrypt("documents.yaml")) {
            assertThat(revealed(decrypted)).contains(entry("a", "first"), entry("[1].a", "second"));
        }
    }

    @Test
    void shouldCountEncryptedCommentsAmongTheSecrets() throws Exception {
        try (Decrypted decrypted = Fixtures.decrypt("app.env")) {
            assertThat(decrypted.secrets().get("#0").reveal()).isEqualTo("the database of the app");
        }
    }

    @Test
    void shouldReadMetadataWithoutAnyKey() throws Exception {
        SopsMetadata metadata = SopsFile.read("encrypted-regex.yaml", Fixtures.bytes("encrypted-regex.yaml"))
                .metadata();

        assertThat(metadata.ageRecipients()).containsExactly(Fixtures.RECIPIENT);
        assertThat(metadata.version()).isEqualTo("3.13.3");
        assertThat(metadata.rule().kind()).isEqualTo(EncryptionRule.Kind.ENCRYPTED_REGEX);
        assertThat(metadata.rule().pattern()).isEqualTo("^(data|stringData)$");
        assertThat(metadata.lastModified().getYear()).isEqualTo(2026);
    }

    @Test
    void shouldPrintNoValueWhenPrintedItself() throws Exception {
        for (String name : List.of("app.env", "app.yaml", "app.json", "app.ini")) {
            try (Decrypted decrypted = Fixtures.decrypt(name);
                    SecretMask mask = decrypted.mask()) {
                String printed = decrypted + " " + mask + " " + decrypted.values() + " " + decrypted.secrets() + " "
                        + decrypted.metadata() + " " + Fixtures.identities();

                assertThat(printed).doesNotContain("hunter", "p@ss", "s3cr", "x<y>", "line two", "AGE-SECRET-KEY-1");
            }
        }
    }

    @Test
    void shouldTellADeployWhyAFileCannotBeDecrypted() {
        SopsSecretDecryption decryption = new SopsSecretDecryption(Keyring.of(AgeIdentities.none()));

        assertThatThrownBy(() -> decryption.decrypt("app.env", Fixtures.bytes("app.env")))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("app.env cannot be decrypted")
                .extracting("kind")
                .isEqualTo(DeployException.Kind.BAD_SECRET);
    }

    @Test
    void shouldDecryptForADeploy() throws Exception {
        byte[] plaintext = new SopsSecretDecryption(Keyring.of(Fixtures.identities()))
                .decrypt("app.env", Fixtures.bytes("app.env"));

        assertThat(plaintext).isEqualTo(Fixtures.expected("app.env"));
    }

    @Test
    void shouldWipeEverythingWhenClosed() throws Exception {
        Decrypted decrypted = Fixtures.decrypt("app.env");
        decrypted.close();

        assertThat(decrypted.values().values()).allMatch(SecretText::isDestroyed);
        assertThat(decrypted.secrets().values()).allMatch(SecretText::isDestroyed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        decrypted.writeTo(out);
        assertThat(out.toByteArray()).containsOnly(0);
    }

    private static Map<String, String> revealed(Decrypted decrypted) {
        return decrypted.values().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().reveal(), (one, other) -> one, LinkedHashMap::new));
    }
}
