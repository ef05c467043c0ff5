package io.homeplane.deploy.secrets.sops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileCheckTest {
    private static final String OTHER = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    @Test
    void shouldFindNothingInAFileThatFollowsItsRule() throws Exception {
        rules(Fixtures.RECIPIENT);

        SecretFileCheck.Report report = check("app.env", Fixtures.bytes("app.env"));

        assertThat(report.isFinding()).isFalse();
        assertThat(report.verified()).isTrue();
        assertThat(report.recipients()).containsExactly(Fixtures.RECIPIENT);
        assertThat(report.age().orElseThrow()).isBetween(Duration.ofDays(5), Duration.ofDays(400));
    }

    @Test
    void shouldNameRecipientsThatAreMissingAndThoseThatAreNoMore() throws Exception {
        rules(OTHER);

        SecretFileCheck.Report report = check("app.env", Fixtures.bytes("app.env"));

        assertThat(report.isFinding()).isTrue();
        assertThat(report.missing()).containsExactly(OTHER);
        assertThat(report.surplus()).containsExactly(Fixtures.RECIPIENT);
    }

    @Test
    void shouldCallAPlainFileALeakOnlyWhereARuleMeansIt() throws Exception {
        Files.writeString(
                directory.resolve(".sops.yaml"),
                "creation_rules:\n    - path_regex: secret\\.env$\n      age: " + OTHER + "\n");

        assertThat(check("secret.env", "PASSWORD=hunter2\n".getBytes(UTF_8)).state())
                .isEqualTo(SecretFileCheck.State.LEAKED);
        SecretFileCheck.Report plain = check("public.env", "PORT=80\n".getBytes(UTF_8));
        assertThat(plain.state()).isEqualTo(SecretFileCheck.State.PLAIN);
        assertThat(plain.isFinding()).isFalse();
    }

    @Test
    void shouldReportATamperedAndATruncatedFile() throws Exception {
        rules(Fixtures.RECIPIENT);

        SecretFileCheck.Report tampered = check(
                "a.env",
                Fixtures.text("app.env").replace("seen by all", "seen by none").getBytes(UTF_8));
        SecretFileCheck.Report truncated = check("a.json", "{\"a\": \"ENC[".getBytes(UTF_8));

        assertThat(tampered.problem().orElseThrow().kind()).isEqualTo(SecretException.Kind.MAC_MISMATCH);
        assertThat(tampered.verified()).isFalse();
        assertThat(truncated.state()).isEqualTo(SecretFileCheck.State.BROKEN);
    }

    @Test
    void shouldSayThatNoKeyIsHereToVerifyWith() throws Exception {
        rules(Fixtures.RECIPIENT);
        Files.write(directory.resolve("app.env"), Fixtures.bytes("app.env"));

        SecretFileCheck.Report report = new SecretFileCheck(new RuleFiles(), Keyring.of(AgeIdentities.none()), CLOCK)
                .check(directory.resolve("app.env"));

        assertThat(report.problem().orElseThrow().kind()).isEqualTo(SecretException.Kind.NO_IDENTITY);
        assertThat(report.missing()).isEmpty();
    }

    @Test
    void shouldTakeTheNearestRulesAndTheFirstThatMeansTheFile() throws Exception {
        rules(OTHER);
        Path inner = Files.createDirectories(directory.resolve("stacks/web"));
        Files.writeString(
                directory.resolve("stacks/.sops.yaml"),
                "creation_rules:\n"
                        + "    - path_regex: ^web/.*\\.env$\n      encrypted_regex: PASS\n      age: >-\n        "
                        + Fixtures.RECIPIENT + ",\n        " + OTHER + "\n"
                        + "    - age: " + OTHER + "\n");
        RuleFiles files = new RuleFiles();

        EncryptionPolicy env = files.requiredFor(inner.resolve("app.env"));
        EncryptionPolicy yaml = files.requiredFor(inner.resolve("app.yaml"));

        assertThat(env.keys()).extracting(EncryptionPolicy.Key::name).containsExactly(Fixtures.RECIPIENT, OTHER);
        assertThat(env.rule().kind()).isEqualTo(EncryptionRule.Kind.ENCRYPTED_REGEX);
        assertThat(yaml.keys()).extracting(EncryptionPolicy.Key::name).containsExactly(OTHER);
    }

    @Test
    void shouldRefuseRulesThatSopsWouldRefuse() throws Exception {
        Path file = directory.resolve("a.env");
        for (String rules : new String[] {
            "creation_rules: [{path_regex: '(', age: x}]",
            "creation_rules: [{encrypted_regex: a, unencrypted_regex: b}]",
            "creation_rules: [text]",
            "creation_rules: [{shamir_threshold: many}]",
            "creation_rules: ["
        }) {
            Files.writeString(directory.resolve(".sops.yaml"), rules);

            assertThatThrownBy(() -> new RuleFiles().policyFor(file))
                    .as(rules)
                    .isInstanceOf(SecretException.class)
                    .hasMessageContaining(".sops.yaml cannot be used")
                    .extracting("kind")
                    .isEqualTo(SecretException.Kind.MALFORMED);
        }
    }

    @Test
    void shouldRefuseToEncryptForACloudKeyOrForNobody() throws Exception {
        Files.writeString(
                directory.resolve(".sops.yaml"), "creation_rules: [{path_regex: kms, kms: 'arn:aws:kms:x'}]\n");
        EncryptionPolicy cloud = new RuleFiles().requiredFor(directory.resolve("kms.env"));

        assertThatThrownBy(() -> Sops.encrypt("kms.env", "A=b".getBytes(UTF_8), cloud, CLOCK))
                .hasMessageContaining("its rule names the AWS KMS key arn:aws:kms:x")
                .extracting("kind")
                .isEqualTo(SecretException.Kind.UNSUPPORTED_KEY);
        assertThatThrownBy(() -> new RuleFiles().requiredFor(directory.resolve("other.env")))
                .hasMessageContaining("no creation rule of a .sops.yaml says for whom")
                .extracting("kind")
                .isEqualTo(SecretException.Kind.NO_RULE);
    }

    private void rules(String recipient) throws Exception {
        Files.writeString(directory.resolve(".sops.yaml"), "creation_rules:\n    - age: " + recipient + "\n");
    }

    private SecretFileCheck.Report check(String name, byte[] content) throws Exception {
        Path file = Files.write(directory.resolve(name), content);
        return new SecretFileCheck(new RuleFiles(), Keyring.of(Fixtures.identities()), CLOCK).check(file);
    }
}
