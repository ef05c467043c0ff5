package io.homeplane.deploy.secrets.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.sops.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgeIdentityTest {
    /** Public test keys, made for these tests. */
    private static final String KEY = Fixtures.text("public-test-key.txt")
            .lines()
            .filter(line -> line.startsWith("AGE-"))
            .findFirst()
            .orElseThrow();

    private static final String OTHER_KEY =
            "AGE-SECRET-KEY-1DRVZ5Q0YS4VGV98JMWFVC93PTNSN3AN2HHL69ZEXTLRTYGY35PESW23UWT";

    @TempDir
    private Path directory;

    @Test
    void shouldKnowItsRecipientAndPrintNothingElse() throws Exception {
        AgeIdentity identity = AgeIdentity.of(SecretText.of(KEY));

        assertThat(identity.recipient()).isEqualTo(Fixtures.RECIPIENT);
        assertThat(identity.toString()).isEqualTo("identity of " + Fixtures.RECIPIENT);
    }

    @Test
    void shouldReadSeveralIdentitiesWithCommentsAndEmptyLines() throws Exception {
        AgeIdentities identities = parse("# one\n" + KEY + "\r\n\n  # other\n" + OTHER_KEY + "\n");

        assertThat(identities.identities()).hasSize(2);
        assertThat(identities.toString()).doesNotContain("AGE-SECRET-KEY");
    }

    @Test
    void shouldRefuseADamagedKeyWithItsPlaceAndWithoutItsText() {
        String damaged = KEY.substring(0, 20) + (KEY.charAt(20) == 'Q' ? 'P' : 'Q') + KEY.substring(21);

        for (String bad : new String[] {damaged, KEY.substring(0, 50), "hunter2", KEY + "Q"}) {
            assertThatThrownBy(() -> parse("# first\n" + bad))
                    .isInstanceOf(SecretException.class)
                    .hasMessageStartingWith("keys.txt:2: the age identity is not one")
                    .hasMessageNotContaining(bad.length() > 16 ? bad.substring(16) : bad)
                    .hasNoCause();
        }
    }

    @Test
    void shouldRefuseAFileWithoutIdentities() {
        assertThatThrownBy(() -> parse("# nothing\n")).hasMessageContaining("keys.txt holds no age identity");
    }

    @Test
    void shouldPassOverIdentitiesOfKindsThatAreNotSupported() throws Exception {
        AgeIdentities identities = parse("AGE-PLUGIN-YUBIKEY-1ABC\n" + KEY);

        assertThat(identities.identities()).hasSize(1);
        assertThat(identities.unusable()).containsExactly("keys.txt:1");
    }

    @Test
    void shouldMergeAllSourcesThatSopsKnows() throws Exception {
        Path usual =
                Files.createDirectories(directory.resolve("config/sops/age")).resolve("keys.txt");
        Files.writeString(usual, KEY);
        Path named = Files.writeString(directory.resolve("named.txt"), OTHER_KEY);
        Map<String, String> environment = Map.of(
                "SOPS_AGE_KEY", KEY + "\n" + OTHER_KEY,
                "SOPS_AGE_KEY_FILE", named.toString(),
                "XDG_CONFIG_HOME", directory.resolve("config").toString());
        IdentitySources sources = new IdentitySources(environment, directory);

        assertThat(sources.find().identities()).hasSize(4);
        assertThat(IdentitySources.read(named).identities()).hasSize(1);
        assertThat(new IdentitySources(Map.of(), directory).find().isEmpty()).isTrue();
    }

    @Test
    void shouldSayWhenANamedKeyFileIsMissing() {
        Map<String, String> environment =
                Map.of("SOPS_AGE_KEY_FILE", directory.resolve("gone").toString());

        assertThatThrownBy(() -> new IdentitySources(environment, directory).find())
                .hasMessageContaining("gone cannot be read")
                .extracting("kind")
                .isEqualTo(SecretException.Kind.UNREADABLE);
    }

    private static AgeIdentities parse(String text) throws SecretException {
        try (SecretText secret = SecretText.of(text)) {
            return AgeIdentities.parse(secret, "keys.txt");
        }
    }
}
