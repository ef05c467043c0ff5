package io.homeplane.deploy.secrets.sops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input: each ends with one sentence, of the right kind, that tells nothing secret. */
class SopsRefusalTest {
    private static final String OTHER_KEY =
            "AGE-SECRET-KEY-1DRVZ5Q0YS4VGV98JMWFVC93PTNSN3AN2HHL69ZEXTLRTYGY35PESW23UWT";

    @Test
    void shouldNameTheRecipientsWhenNoIdentityFits() throws Exception {
        SecretException none = refusal("app.env", Fixtures.text("app.env"), AgeIdentities.none());
        SecretException other = refusal("app.env", Fixtures.text("app.env"), identities(OTHER_KEY));

        assertThat(none.kind()).isEqualTo(SecretException.Kind.NO_IDENTITY);
        assertThat(none).hasMessageContaining("there is no age identity").hasMessageContaining(Fixtures.RECIPIENT);
        assertThat(other.kind()).isEqualTo(SecretException.Kind.NO_IDENTITY);
        assertThat(other).hasMessageContaining("none of the age identities at hand opens it");
        assertThat(other.getMessage()).contains(Fixtures.RECIPIENT).doesNotContain("AGE-SECRET-KEY");
    }

    @Test
    void shouldFindTheOneIdentityAmongAThousandRecipients() throws Exception {
        String metadata = Fixtures.text("app.env")
                .lines()
                .filter(line -> line.startsWith("sops_age__list_0"))
                .collect(Collectors.joining("\n"));
        String others = IntStream.range(0, 999)
                .mapToObj(index -> metadata.replace(Fixtures.RECIPIENT, "age1other" + index)
                        .replace("list_0__", "list_" + (index + 1) + "__"))
                .collect(Collectors.joining("\n"));
        String crowded = Fixtures.text("app.env") + others + "\n";

        try (Decrypted decrypted = Fixtures.decrypt("app.env", crowded)) {
            assertThat(decrypted.metadata().ageRecipients()).hasSize(1000);
            assertThat(decrypted.values()).containsKey("DB_PASSWORD");
        }
        assertThat(refusal("app.env", crowded, AgeIdentities.none())).hasMessageContaining("or one of 995 more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.env", "app.yaml", "app.json", "app.ini", "app.bin"})
    void shouldRefuseATruncatedFileWhereverItEnds(String name) throws Exception {
        byte[] whole = Fixtures.bytes(name);
        AgeIdentities identities = Fixtures.identities();

        for (int length = 0; length < whole.length - 2; length += 37) {
            String part = new String(whole, 0, length, StandardCharsets.UTF_8);
            if (isWholeButForTrailingRules(part)) {
                continue;
            }
            refusal(name, part, identities);
        }
    }

    @Test
    void shouldNotCallAFilePlainThatHasLostItsMetadata() throws Exception {
        String whole = Fixtures.text("app.yaml");

        SecretException refusal =
                refusal("app.yaml", whole.substring(0, whole.indexOf("sops:")), Fixtures.identities());

        assertThat(refusal)
                .hasMessage(
                        "app.yaml has encrypted values but no SOPS metadata, so it ends too early; restore it from git");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.env  | A=1\\nA=2\\n",
                "a.yaml | 'a: 1\\na: 2\\n'",
                "a.json | '{\"a\":1,\"a\":2}'",
                "a.ini  | '[s]\\na=1\\na=2\\n'"
            })
    void shouldRefuseDuplicateKeys(String name, String text) throws Exception {
        SecretException refusal = refusal(name, text.replace("\\n", "\n"), Fixtures.identities());

        assertThat(refusal.kind()).isEqualTo(SecretException.Kind.DUPLICATE_KEY);
        assertThat(refusal.getMessage()).containsIgnoringCase("key a stands in the file twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.env | PASSWORD=hunter2",
                "a.yaml | 'password: hunter2'",
                "a.json | '{\"p\":\"hunter2\"}'",
                "a.txt | hunter2"
            })
    void shouldRefuseAPlaintextFileWithoutQuotingIt(String name, String text) throws Exception {
        SecretException refusal = refusal(name, text, Fixtures.identities());

        assertThat(refusal.kind()).isEqualTo(SecretException.Kind.NOT_ENCRYPTED);
        assertThat(refusal.getMessage()).startsWith(name + " is not encrypted").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.env  | PASSWORD hunter2",
                "a.yaml | 'password: [hunter2'",
                "a.yaml | '- hunter2'",
                "a.yaml | '1: hunter2'",
                "a.yaml | 'a: *hunter2'",
                "a.json | '{\"p\":\"hunter2\"'",
                "a.json | '{\"p\":hunter2}'",
                "a.json | '[\"hunter2\"]'",
                "a.ini  | hunter2",
                "a.ini  | '[hunter2'"
            })
    void shouldRefuseMalformedTextWithoutQuotingIt(String name, String text) throws Exception {
        SecretException refusal = refusal(name, text, Fixtures.identities());

        assertThat(refusal.kind()).isEqualTo(SecretException.Kind.MALFORMED);
        assertThat(refusal.getMessage()).startsWith(name).doesNotContain("hunter2");
        assertThat(refusal.getCause()).isNull();
    }

    @Test
    void shouldNameTheKindsOfKeyThatAreNotSupported() throws Exception {
        String cloud = Fixtures.text("app.env")
                .replace("sops_age__list_0__map_enc", "sops_gcp_kms__list_0__map_enc")
                .replace("sops_age__list_0__map_recipient", "sops_gcp_kms__list_0__map_resource_id");

        SecretException refusal = refusal("app.env", cloud, Fixtures.identities());

        assertThat(refusal.kind()).isEqualTo(SecretException.Kind.UNSUPPORTED_KEY);
        assertThat(refusal).hasMessageContaining("is encrypted for Google Cloud KMS alone");
    }

    @Test
    void shouldNameThePgpKeyThatWouldOpenTheFile() throws Exception {
        String pgp = Fixtures.text("app.env")
                .replace("sops_age__list_0__map_enc", "sops_pgp__list_0__map_enc")
                .replace("sops_age__list_0__map_recipient", "sops_pgp__list_0__map_fp");

        SecretException refusal = refusal("app.env", pgp, Fixtures.identities());

        assertThat(refusal.kind()).isEqualTo(SecretException.Kind.NO_IDENTITY);
        assertThat(refusal).hasMessageContaining("give the identity of PGP " + Fixtures.RECIPIENT);
    }

    @Test
    void shouldRefuseAVersionThatNobodyKnowsYet() throws Exception {
        String later = Fixtures.text("app.env").replaceFirst("sops_version=.*", "sops_version=4.0.0");

        assertThat(refusal("app.env", later, Fixtures.identities()))
                .hasMessageStartingWith("app.env says that SOPS 4.0.0 wrote it");
    }

    @Test
    void shouldSayHowManyKeyGroupsAreMissing() throws Exception {
        SecretException refusal = refusal("key-groups.yaml", Fixtures.text("key-groups.yaml"), identities(OTHER_KEY));

        assertThat(refusal.kind()).isEqualTo(SecretException.Kind.NO_IDENTITY);
        assertThat(refusal).hasMessageContaining("it takes keys of 2 of its 2 groups, and those of 0 are here");
    }

    @Test
    void shouldRefuseAFileThatIsTooBig() {
        SecretException refusal = catchThrowableOfType(
                SecretException.class, () -> SopsFile.read("big.bin", new byte[SopsFile.LARGEST + 1]));

        assertThat(refusal.kind()).isEqualTo(SecretException.Kind.TOO_BIG);
    }

    @Test
    void shouldRefuseAliasesThatExpandWithoutEnd() throws Exception {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            String alias = "*a" + (level - 1);
            bomb.append("a").append(level).append(": &a").append(level).append(" [");
            bomb.append(String.join(", ", Collections.nCopies(10, alias))).append("]\n");
        }

        assertThat(refusal("bomb.yaml", bomb.toString(), Fixtures.identities()).kind())
                .isEqualTo(SecretException.Kind.TOO_BIG);
    }

    @Test
    void shouldRefuseDeepNesting() throws Exception {
        String yaml = "a: " + "[".repeat(5000) + "]".repeat(5000);
        String json = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

        assertThat(refusal("deep.yaml", yaml, Fixtures.identities()).kind()).isEqualTo(SecretException.Kind.TOO_BIG);
        refusal("deep.json", json, Fixtures.identities());
    }

    @Test
    void shouldRefuseTwoRulesAndABrokenTime() throws Exception {
        String rules = Fixtures.text("app.env") + "sops_encrypted_regex=x\n";
        String time = Fixtures.text("app.env").replaceFirst("sops_lastmodified=.*", "sops_lastmodified=yesterday");

        assertThat(refusal("app.env", rules, Fixtures.identities())).hasMessageContaining("only one rule is allowed");
        assertThat(refusal("app.env", time, Fixtures.identities()))
                .hasMessageContaining("sops.lastmodified is not a time");
    }

    @Test
    void shouldSayWhichFileCannotBeRead(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("missing.env");
        SecretException refusal =
                catchThrowableOfType(SecretException.class, () -> Sops.decrypt(missing, Fixtures.identities()));

        assertThat(refusal.kind()).isEqualTo(SecretException.Kind.UNREADABLE);
        assertThat(refusal).hasMessageContaining("missing.env cannot be read");
    }

    private static SecretException refusal(String name, String text, AgeIdentities identities) {
        SecretException refusal = catchThrowableOfType(
                SecretException.class, () -> Sops.decrypt(name, text.getBytes(StandardCharsets.UTF_8), identities));
        assertThat(refusal).as(name).isNotNull();
        assertThat(refusal.getMessage()).doesNotContain("\n");
        StringWriter trace = new StringWriter();
        refusal.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("hunter", "p@ss", "s3cr", "x<y>", "line two", "AGE-SECRET-KEY-1");
        return refusal;
    }

    /** Metadata that comes after the MAC may be cut off without harm: version and default rule. */
    private static boolean isWholeButForTrailingRules(String part) {
        return Pattern.compile("(?m)^(sops_| +)?unencrypted_suffix")
                .matcher(part)
                .find();
    }

    private static AgeIdentities identities(String text) throws SecretException {
        try (SecretText secret = SecretText.of(text)) {
            return AgeIdentities.parse(secret, "test");
        }
    }
}
