package io.homeplane.inventory.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Plain values as the body of an HTTP answer, with the strong ETag that goes with it: other bytes, another tag. */
public final class JsonBody {
    private final byte[] bytes;

    /** @param value what {@link Json#text} takes */
    public JsonBody(Object value) {
        bytes = Json.text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON in UTF-8. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The tag, in its quotes. */
    public String etag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
