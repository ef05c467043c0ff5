package io.homeplane.deploy.secrets.sops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.deploy.secrets.SecretException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SopsTamperingTest {
    private static final Pattern ENCRYPTED = Pattern.compile("data:([^,]+),iv:([^,]+),tag:([^,]+),type:(?!comment)");
    private static final Pattern DOTENV_KEY = Pattern.compile("_map_enc=(.*)");
    private static final Pattern YAML_KEY = Pattern.compile("(?s)enc: \\|\\n(.*?END AGE ENCRYPTED FILE-----\\n)");
    private static final Pattern QUOTED_KEY = Pattern.compile("\"enc\": \"([^\"]*)\"");
    private static final Pattern INI_KEY = Pattern.compile("map_enc +=( .*)");
    private static final Pattern LAST_MODIFIED = Pattern.compile("lastmodified\"?(?:=|: \"| = )([-0-9T:]+)Z");

    @ParameterizedTest
    @ValueSource(strings = {"small.env", "small.yaml", "small.json", "small.ini", "small.bin"})
    void shouldRefuseTheFileWhenAnySingleByteOfItsEncryptedPartsIsFlipped(String name) throws Exception {
        String original = Fixtures.text(name);
        Fixtures.decrypt(name, original).close();
        List<String> unnoticed = new ArrayList<>();
        int tried = 0;

        for (int position : positions(original)) {
            StringBuilder changed = new StringBuilder(original);
            // The lowest bit is the one that lenient base64 decoders overlook.
            changed.setCharAt(position, (char) (original.charAt(position) ^ 1));
            tried++;
            if (isAccepted(name, changed.toString())) {
                unnoticed.add(position + ": " + original.charAt(position) + " -> " + changed.charAt(position));
            }
        }

        assertThat(unnoticed).isEmpty();
        assertThat(tried).isGreaterThan(600);
    }

    @Test
    void shouldNameThePathOfATamperedValue() {
        String changed = Fixtures.text("app.yaml").replaceFirst("(password: ENC\\[AES256_GCM,data:)....", "$1AAAA");

        assertThatThrownBy(() -> Fixtures.decrypt("app.yaml", changed))
                .isInstanceOf(SecretException.class)
                .hasMessageStartingWith("app.yaml: the value of db.password was changed")
                .extracting("kind")
                .isEqualTo(SecretException.Kind.TAMPERED);
    }

    @Test
    void shouldRefuseAValueThatWasMovedToAnotherKey() {
        String changed = Fixtures.text("app.env").replace("DB_PASSWORD=", "DB_PASSPHRASE=");

        assertThatThrownBy(() -> Fixtures.decrypt("app.env", changed))
                .hasMessageContaining("the value of DB_PASSPHRASE was changed, moved or renamed");
    }

    @Test
    void shouldRefuseChangedOrderRemovedAndAddedValues() {
        List<String> lines = new ArrayList<>(Fixtures.text("app.env").lines().toList());
        List<String> reordered = new ArrayList<>(lines);
        reordered.add(1, reordered.remove(2));
        List<String> removed = new ArrayList<>(lines);
        removed.remove(1);
        List<String> added = new ArrayList<>(lines);
        added.add(1, "MORE_unencrypted=plain");

        for (List<String> changed : List.of(reordered, removed, added)) {
            assertThatThrownBy(() -> Fixtures.decrypt("app.env", String.join("\n", changed) + "\n"))
                    .isInstanceOf(SecretException.class)
                    .extracting("kind")
                    .isEqualTo(SecretException.Kind.MAC_MISMATCH);
        }
    }

    @Test
    void shouldRefuseAChangedUnencryptedValueUnlessTheMacLeavesItOut() throws Exception {
        String changed = Fixtures.text("app.env").replace("seen by all", "seen by none");

        assertThatThrownBy(() -> Fixtures.decrypt("app.env", changed))
                .hasMessageContaining("changed since it was encrypted");
        Fixtures.decrypt("mac-only-encrypted.yaml").close();
    }

    @Test
    void shouldRefuseAFileWithoutMac() {
        String changed = Fixtures.text("app.env").replaceFirst("sops_mac=.*\n", "");

        assertThatThrownBy(() -> Fixtures.decrypt("app.env", changed))
                .hasMessageContaining("has no message authentication code");
    }

    private static boolean isAccepted(String name, String content) {
        try {
            Fixtures.decrypt(name, content).close();
            return true;
        } catch (SecretException e) {
            return false;
        }
    }

    private static List<Integer> positions(String content) {
        List<Integer> positions = new ArrayList<>();
        for (Pattern pattern : List.of(ENCRYPTED, DOTENV_KEY, YAML_KEY, QUOTED_KEY, INI_KEY, LAST_MODIFIED)) {
            Matcher matcher = pattern.matcher(content);
            while (matcher.find()) {
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    for (int position = matcher.start(group); position < matcher.end(group); position++) {
                        positions.add(position);
                    }
                }
            }
        }
        return positions;
    }
}
