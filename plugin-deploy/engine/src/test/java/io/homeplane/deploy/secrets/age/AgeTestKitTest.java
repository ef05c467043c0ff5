package io.homeplane.deploy.secrets.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The test kit of the age specification (C2SP), from the npm package {@code cctv-age} that {@code CCTV_AGE} names. */
class AgeTestKitTest {
    private static final int CASES = 143;
    private static final Pattern CASE =
            Pattern.compile("// [./]*testdata/(\\w+)\\s+var \\w+ = __toBinary\\(\"([^\"]*)\"\\)");

    @TestFactory
    Stream<DynamicTest> shouldEndAsTheTestKitExpects() throws IOException {
        String kit = System.getenv("CCTV_AGE");
        assumeThat(kit)
                .as("skipped: CCTV_AGE does not name the directory of the npm package cctv-age")
                .isNotBlank();
        Matcher matcher = CASE.matcher(Files.readString(Path.of(kit, "index.js")));
        List<DynamicTest> tests = new ArrayList<>();
        while (matcher.find()) {
            byte[] vector = Base64.getDecoder().decode(matcher.group(2));
            tests.add(DynamicTest.dynamicTest(matcher.group(1), () -> check(vector)));
        }
        assertThat(tests).as("cases of the kit").hasSizeGreaterThanOrEqualTo(CASES);
        return tests.stream();
    }

    private static void check(byte[] vector) throws Exception {
        int end = indexOfEmptyLine(vector);
        Map<String, String> header = new HashMap<>();
        List<AgeIdentity> identities = new ArrayList<>();
        for (String line : new String(vector, 0, end, StandardCharsets.UTF_8).split("\n", -1)) {
            String[] field = line.split(": ", 2);
            header.put(field[0], field[1]);
            if (field[0].equals("identity") || field[0].equals("passphrase")) {
                identities.add(identity(field[0], field[1]));
            }
        }
        byte[] file = Arrays.copyOfRange(vector, end + 2, vector.length);
        if ("zlib".equals(header.get("compressed"))) {
            file = new InflaterInputStream(new ByteArrayInputStream(file)).readAllBytes();
        }
        InputStream in = new ByteArrayInputStream(file);
        if ("yes".equals(header.get("armored"))) {
            in = new ArmorReader(in);
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        assertThat(outcome(in, identities, plain)).isEqualTo(header.get("expect"));
        if (header.containsKey("payload")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain.toByteArray());
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(header.get("payload"));
        }
    }

    private static String outcome(InputStream file, List<AgeIdentity> identities, ByteArrayOutputStream plain)
            throws IOException {
        try {
            AgeFile.decrypt(file, identities, plain);
            return "success";
        } catch (AgeFailure e) {
            return switch (e.reason()) {
                case ARMOR -> "armor failure";
                case HEADER -> "header failure";
                case HEADER_MAC -> "HMAC failure";
                case MEMORY -> "no memory";
                case NO_MATCH -> "no match";
                case PAYLOAD -> "payload failure";
            };
        }
    }

    private static AgeIdentity identity(String kind, String text) throws SecretException {
        SecretText secret = SecretText.of(text);
        return kind.equals("passphrase") ? AgeIdentity.passphrase(secret) : AgeIdentity.of(secret);
    }

    private static int indexOfEmptyLine(byte[] vector) {
        int end = 0;
        while (vector[end] != '\n' || vector[end + 1] != '\n') {
            end++;
        }
        return end;
    }
}
