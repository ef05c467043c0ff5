package io.homeplane.deploy.stack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes salted by the server, so that a record tells nobody what a short secret was. */
final class Digest {
    private static final int ID = 16;

    private final SecretKeySpec salt;

    /** With the salt that the server made for itself. */
    Digest(String salt) {
        this.salt = new SecretKeySpec(salt.getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
    }

    /** Lower-case hex of HMAC-SHA256. */
    String of(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(salt);
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** A release is its content and its image ids: the same files with a moved tag are another release. */
    String release(String contentDigest, Map<String, String> images) {
        StringBuilder text = new StringBuilder(contentDigest);
        images.forEach((service, image) ->
                text.append('\n').append(service).append(' ').append(image));
        return of(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, ID);
    }
}
