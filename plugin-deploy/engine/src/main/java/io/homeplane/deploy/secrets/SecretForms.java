package io.homeplane.deploy.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The forms in which a secret may show in a log. */
public final class SecretForms {
    private static final int SHORTEST_ENCODED = 6;

    /** Larger values are looked for as they are and by their lines alone: their other forms would take many times their memory. */
    private static final int LARGEST_ENCODED = 1024 * 1024;

    private SecretForms() {}

    /** Byte strings of at least {@link SecretMask#SHORTEST} bytes that tell the secret or a line of it. */
    public static List<byte[]> of(SecretText secret) {
        byte[] whole = secret.revealBytes();
        byte[] value = trimmed(whole);
        if (value.length < SecretMask.SHORTEST) {
            return List.of();
        }
        List<byte[]> forms = new ArrayList<>();
        forms.add(value);
        // One character a byte, so that secrets which are no text are cut and escaped too.
        String text = new String(value, StandardCharsets.ISO_8859_1);
        boolean encoded = value.length >= SHORTEST_ENCODED && value.length <= LARGEST_ENCODED;
        Stream<String> escapes = value.length <= LARGEST_ENCODED ? escapes(text) : Stream.empty();
        Stream.concat(text.lines().map(String::strip), escapes)
                .filter(form -> form.length() >= SecretMask.SHORTEST && !form.equals(text))
                .distinct()
                .forEach(form -> forms.add(form.getBytes(StandardCharsets.ISO_8859_1)));
        if (encoded) {
            // With its line break too, which changes the end of the text.
            Stream.concat(base64(value), base64(whole))
                    .distinct()
                    .forEach(form -> forms.add(form.getBytes(StandardCharsets.US_ASCII)));
        }
        return forms;
    }

    /** As dotenv and JSON write it, and as shells show what they run. */
    private static Stream<String> escapes(String text) {
        String json = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        return Stream.of(
                text.replace("\n", "\\n"),
                json,
                text.replace("'", "'\\''"),
                text.replace("'", "'\"'\"'"),
                text.replace("'", "''"));
    }

    /** Whole groups only: what comes after the value changes the last one. */
    private static Stream<String> base64(byte[] value) {
        byte[] groups = Arrays.copyOf(value, value.length - value.length % 3);
        return Stream.of(
                Base64.getEncoder().encodeToString(value),
                Base64.getEncoder().encodeToString(groups),
                Base64.getUrlEncoder().withoutPadding().encodeToString(groups));
    }

    /** Line breaks at the ends are not part of what shows. */
    private static byte[] trimmed(byte[] value) {
        int start = 0;
        int end = value.length;
        while (start < end && isLineBreak(value[start])) {
            start++;
        }
        while (end > start && isLineBreak(value[end - 1])) {
            end--;
        }
        return Arrays.copyOfRange(value, start, end);
    }

    private static boolean isLineBreak(byte b) {
        return b == '\n' || b == '\r';
    }
}
