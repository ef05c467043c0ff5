package io.homeplane.deploy.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Base64 that has exactly one text for each value, so that no change of the text goes unseen. */
public final class CanonicalBase64 {
    private CanonicalBase64() {}

    /**
     * The bytes of this text.
     *
     * @throws IllegalArgumentException when the text is not the one that encoding gives, without quoting it
     */
    public static byte[] decode(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] decoded = Base64.getDecoder().decode(encoded);
        int tail = Math.min(encoded.length, 4);
        int lastGroup = decoded.length - decoded.length % 3 - (decoded.length % 3 == 0 && decoded.length > 0 ? 3 : 0);
        byte[] again = Base64.getEncoder().encode(Arrays.copyOfRange(decoded, lastGroup, decoded.length));
        boolean same = encoded.length % 4 == 0
                && Arrays.equals(
                        again,
                        again.length == 0
                                ? new byte[0]
                                : Arrays.copyOfRange(encoded, encoded.length - tail, encoded.length));
        if (!same) {
            throw new IllegalArgumentException("not canonical base64");
        }
        return decoded;
    }
}
