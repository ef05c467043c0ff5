package io.homeplane.deploy.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.deploy.secrets.sops.Decrypted;
import io.homeplane.deploy.secrets.sops.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {
    @Test
    void shouldReplaceEveryValueAndEveryLineOfIt() {
        SecretMask mask = mask("hunter2", "-----BEGIN-----\nfirst line\nab\n-----END-----\n");

        assertThat(mask.apply("a hunter2 b hunter2")).isEqualTo("a **** b ****");
        assertThat(mask.apply("key: first line.")).isEqualTo("key: ****.");
        assertThat(mask.apply("<-----BEGIN-----\nfirst line\nab\n-----END----->"))
                .isEqualTo("<****>");
        assertThat(mask.apply("nothing here")).isEqualTo("nothing here");
    }

    @Test
    void shouldTakeTheLongestAndJoinOverlappingSecrets() {
        assertThat(mask("abcd", "abcdef").apply("xabcdefx")).isEqualTo("x****x");
        assertThat(mask("abcd", "cdefgh").apply("xabcdefghx")).isEqualTo("x****x");
        assertThat(mask("abcdefgh", "abcd").apply("abcdefg")).isEqualTo("****efg");
    }

    @Test
    void shouldListKeysOfValuesThatAreTooShort() {
        Map<String, SecretText> secrets = new LinkedHashMap<>();
        secrets.put("PORT", SecretText.of("80"));
        secrets.put("EMPTY", SecretText.of(""));
        secrets.put("PASSWORD", SecretText.of("hunter2"));
        SecretMask mask = SecretMask.of(secrets);

        assertThat(mask.unmaskedKeys()).containsExactly("PORT");
        assertThat(mask.apply("80 hunter2")).isEqualTo("80 ****");
    }

    @Test
    void shouldFindTheEncodedFormsOfAValueThatEndsInALineBreak() {
        SecretMask mask = mask("line one\nline two\n");

        for (String text : new String[] {"line one\nline two", "line one\nline two\n"}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(mask.apply(Base64.getEncoder().encodeToString(bytes))).isEqualTo("****");
        }
    }

    @Test
    void shouldFindALargeValueAsItIsAndByItsLinesAndNotKeepItsOtherForms() {
        String line = "a line of a large file, and nothing else\n";
        String large = line.repeat(1 + 1024 * 1024 / line.length());
        SecretMask mask = mask(large);

        assertThat(mask.apply("<" + large.strip() + ">")).isEqualTo("<****>");
        assertThat(mask.apply("it says: " + line)).isEqualTo("it says: ****\n");
        assertThat(mask.toString()).isEqualTo("mask of 2 patterns");
    }

    @Test
    void shouldFindEncodedAndQuotedForms() {
        String secret = "it's \"quoted\" pass";
        SecretMask mask = mask(secret);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);

        assertThat(mask.apply(Base64.getEncoder().encodeToString(bytes))).isEqualTo("****");
        assertThat(mask.apply("echo 'it'\\''s \"quoted\" pass'")).isEqualTo("echo '****'");
        assertThat(mask.apply("{\"a\":\"it's \\\"quoted\\\" pass\"}")).isEqualTo("{\"a\":\"****\"}");
    }

    @Test
    void shouldHoldBackOnlyWhatMayBecomeASecret() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        OutputStream out = mask("hunter2").filter(written);

        write(out, "login as hun");
        out.flush();
        assertThat(written).hasToString("login as ");
        write(out, "dred\nhunter");
        out.flush();
        assertThat(written).hasToString("login as hundred\n");
        write(out, "2\n");
        assertThat(written).hasToString("login as hundred\n****\n");
        write(out, "hunt");
        out.close();
        assertThat(written).hasToString("login as hundred\n****\nhunt");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldMaskTheSameHoweverWritesAreSplit(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> secrets = new ArrayList<>();
        for (int count = 0; count < 5; count++) {
            secrets.add(word(random, 4 + random.nextInt(12)));
        }
        StringBuilder text = new StringBuilder();
        for (int count = 0; count < 2000; count++) {
            text.append(random.nextInt(4) == 0 ? secrets.get(random.nextInt(5)) : word(random, 1 + random.nextInt(6)));
        }
        SecretMask mask = mask(secrets.toArray(String[]::new));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (OutputStream out = mask.filter(written)) {
            for (int from = 0; from < bytes.length; ) {
                int count = Math.min(bytes.length - from, random.nextInt(9));
                out.write(bytes, from, count);
                from += count;
            }
        }

        assertThat(written.toByteArray()).isEqualTo(mask.apply(bytes));
        assertThat(secrets).noneMatch(written.toString(StandardCharsets.UTF_8)::contains);
    }

    @Test
    void shouldMaskWhatAFileHoldsAndForgetItWhenClosed() throws Exception {
        try (Decrypted decrypted = Fixtures.decrypt("app.env")) {
            SecretMask mask = decrypted.mask();

            assertThat(mask.unmaskedKeys()).containsExactly("DB_USER", "PORT");
            assertThat(mask.apply(Fixtures.text("expected-app.env")))
                    .doesNotContain("hunter-two", "line two", "grüße", "the database")
                    .contains("PLAIN_unencrypted=seen by all");
            mask.close();
            assertThat(mask.apply("hunter-two")).isEqualTo("hunter-two");
        }
    }

    @Test
    void shouldJoinMasks() {
        assertThat(mask("hunter2").and(mask("swordfish")).apply("hunter2 swordfish"))
                .isEqualTo("**** ****");
        assertThat(SecretMask.nothing().apply("hunter2")).isEqualTo("hunter2");
    }

    private static SecretMask mask(String... secrets) {
        Map<String, SecretText> named = new LinkedHashMap<>();
        for (String secret : secrets) {
            named.put("key" + named.size(), SecretText.of(secret));
        }
        return SecretMask.of(named);
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int index = 0; index < length; index++) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
