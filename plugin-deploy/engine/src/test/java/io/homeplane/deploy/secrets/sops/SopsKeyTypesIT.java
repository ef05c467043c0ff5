package io.homeplane.deploy.secrets.sops;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.deploy.secrets.Passphrases;
import io.homeplane.deploy.secrets.PeerProgram;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.age.AgeIdentity;
import io.homeplane.deploy.secrets.age.TestIdentities;
import io.homeplane.deploy.secrets.pgp.PgpKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format with every kind of key, both ways between us and the real sops. */
class SopsKeyTypesIT {
    private static final List<String> FORMATS = List.of("app.env", "app.yaml", "app.json", "app.ini", "app.bin");
    private static final List<String> KINDS = List.of("X25519", "post-quantum", "ssh-ed25519", "ssh-rsa");

    @TempDir
    private Path directory;

    private PeerProgram sops;

    static Stream<Arguments> formatsAndKinds() {
        return FORMATS.stream().flatMap(format -> KINDS.stream().map(kind -> Arguments.of(format, kind)));
    }

    static Stream<String> formats() {
        return FORMATS.stream();
    }

    @BeforeEach
    void findSops() {
        sops = PeerProgram.find("sops", "SOPS_BIN", directory)
                .with("GNUPGHOME", directory.resolve("gnupg").toString());
    }

    @ParameterizedTest
    @MethodSource("formatsAndKinds")
    void shouldGoBothWaysForEveryKindOfAgeKey(String format, String kind) throws Exception {
        Keyring keyring = keyring(kind);
        String recipient = keyring.age().identities().get(0).recipient();
        Files.writeString(directory.resolve(".sops.yaml"), "creation_rules:\n    - age: " + recipient + "\n");

        proveBothWays(format, keyring);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldGoBothWaysWithSharesOfTheKey(String format) throws Exception {
        List<AgeIdentity> identities = List.of(identity(1), identity(2), identity(3));
        String groups = identities.stream()
                .map(identity -> "        - age:\n            - " + identity.recipient() + "\n")
                .collect(Collectors.joining());
        Files.writeString(
                directory.resolve(".sops.yaml"),
                "creation_rules:\n    - shamir_threshold: 2\n      key_groups:\n" + groups);
        sops.with("SOPS_AGE_KEY", TestIdentities.x25519(1) + "\n" + TestIdentities.x25519(3));

        proveBothWays(format, Keyring.of(AgeIdentities.of(identities.get(0), identities.get(2))));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldReadWhatSopsEncryptedWithGnuPg(String format) throws Exception {
        PgpKeys keys = gnuPgKeys();
        Files.write(directory.resolve(format), Fixtures.expected(format));

        byte[] theirs = sops.run("encrypt", "--pgp", fingerprint(), format);

        try (Decrypted decrypted = Sops.decrypt(format, theirs, Keyring.of(keys))) {
            assertThat(decrypted.plaintext()).isEqualTo(Fixtures.expected(format));
        }
        Files.write(directory.resolve("edited-" + format), edited(format, theirs, Keyring.of(keys)));
        assertThat(sops.run("decrypt", "edited-" + format)).isEqualTo(otherText(format));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unencrypted_suffix: _u",
                "encrypted_suffix: _e",
                "unencrypted_regex: ^op",
                "encrypted_regex: ^(secret|.*_e)$",
                "unencrypted_comment_regex: public",
                "encrypted_comment_regex: secret",
                "mac_only_encrypted: true"
            })
    void shouldGoBothWaysUnderEveryRule(String rule) throws Exception {
        String name = "rules.yaml";
        String plain = """
                # about the file
                open: 1
                # public
                secret: hidden
                list_u:
                    # of a secret
                    - one
                    - two
                map:
                    # secret
                    key_e: true
                    other: 2.5
                    when: 2026-01-31T10:00:00Z
                    nothing: null
                ---
                second: "text"
                """;
        Files.writeString(
                directory.resolve(".sops.yaml"),
                "creation_rules:\n    - age: " + identity(1).recipient() + "\n      " + rule + "\n");
        sops.with("SOPS_AGE_KEY", TestIdentities.x25519(1));

        proveBothWays(name, plain.getBytes(StandardCharsets.UTF_8), Keyring.of(AgeIdentities.of(identity(1))));
    }

    private void proveBothWays(String name, Keyring keyring) throws Exception {
        proveBothWays(name, Fixtures.expected(name), keyring);
        byte[] ours = Files.readAllBytes(directory.resolve("ours-" + name));
        Files.write(directory.resolve("edited-" + name), edited(name, ours, keyring));
        assertThat(sops.run("decrypt", "edited-" + name)).isEqualTo(otherText(name));
    }

    private void proveBothWays(String name, byte[] plain, Keyring keyring) throws Exception {
        Files.write(directory.resolve(name), plain);
        byte[] theirs = sops.run("encrypt", name);
        Files.write(directory.resolve("theirs-" + name), theirs);
        byte[] expected = sops.run("decrypt", "theirs-" + name);
        EncryptionPolicy policy = new RuleFiles().requiredFor(directory.resolve(name));

        byte[] ours = Sops.encrypt(name, plain, policy, Clock.systemUTC());

        Files.write(directory.resolve("ours-" + name), ours);
        assertThat(sops.run("decrypt", "ours-" + name)).isEqualTo(expected);
        try (Decrypted decrypted = Sops.decrypt(name, theirs, keyring)) {
            assertThat(decrypted.plaintext()).isEqualTo(expected);
        }
        assertThat(shape(ours)).isEqualTo(shape(theirs));
    }

    /** What is left when everything random and the time are taken away: the two files look the same. */
    private static String shape(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .replaceAll("ENC\\[AES256_GCM,data:[^,]+,iv:[^,]+,tag:[^,]+", "ENC[")
                .replaceAll("(?s)(-----BEGIN AGE ENCRYPTED FILE-----).*?(-----END)", "$1 $2")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "now");
    }

    private static byte[] edited(String name, byte[] encrypted, Keyring keyring) throws Exception {
        return Sops.edit(name, encrypted, otherText(name), keyring, Clock.systemUTC());
    }

    /** One value, replaced. */
    private static byte[] otherText(String name) {
        String plain = new String(Fixtures.expected(name), StandardCharsets.ISO_8859_1);
        return plain.replaceFirst("hunter|s3cr|p@ss|5432|\u00cb", "17").getBytes(StandardCharsets.ISO_8859_1);
    }

    private Keyring keyring(String kind) throws Exception {
        switch (kind) {
            case "X25519" -> {
                sops.with("SOPS_AGE_KEY", TestIdentities.x25519(1));
                return Keyring.of(AgeIdentities.of(identity(1)));
            }
            case "post-quantum" -> {
                sops.with("SOPS_AGE_KEY", TestIdentities.hybrid(1));
                return Keyring.of(parse(TestIdentities.hybrid(1)));
            }
            default -> {
                Path key = directory.resolve("key");
                PeerProgram.find("ssh-keygen", "SSH_KEYGEN", directory)
                        .run("-q", "-t", kind.substring("ssh-".length()), "-N", "", "-C", "", "-f", key.toString());
                sops.with("SOPS_AGE_SSH_PRIVATE_KEY_FILE", key.toString());
                return Keyring.of(parse(Files.readString(key)));
            }
        }
    }

    private PgpKeys gnuPgKeys() throws Exception {
        Path home = Files.createDirectories(directory.resolve("gnupg"));
        PeerProgram gpg = PeerProgram.find("gpg", "GPG", directory).with("GNUPGHOME", home.toString());
        gpg.run(
                "--batch",
                "--pinentry-mode",
                "loopback",
                "--passphrase",
                "",
                "--quick-gen-key",
                "test",
                "rsa2048",
                "sign,encr");
        byte[] export = gpg.run("--armor", "--batch", "--export-secret-keys");
        try (SecretText text = SecretText.of(export)) {
            return PgpKeys.parse(text, Passphrases.NONE, "gpg");
        }
    }

    private String fingerprint() throws IOException, InterruptedException {
        byte[] listed = PeerProgram.find("gpg", "GPG", directory)
                .with("GNUPGHOME", directory.resolve("gnupg").toString())
                .run("--list-keys", "--with-colons");
        return new String(listed, StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .map(line -> line.split(":", -1)[9])
                .findFirst()
                .orElseThrow();
    }

    private static AgeIdentity identity(int seed) throws Exception {
        return parse(TestIdentities.x25519(seed)).identities().get(0);
    }

    private static AgeIdentities parse(String text) throws Exception {
        try (SecretText secret = SecretText.of(text)) {
            return AgeIdentities.parse(secret, "test");
        }
    }
}
