package io.homeplane.inventory.api;

import io.homeplane.inventory.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to whoever asked: a body with the strong ETag that belongs to it, or a refusal in one sentence. */
public final class Answer {
    private static final int NOT_MODIFIED = 304;

    private final int status;
    private final String type;
    private final byte[] bytes;
    private final String etag;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Answer(int status, String type, byte[] bytes) {
        this.status = status;
        this.type = type;
        this.bytes = bytes;
        this.etag = tag(bytes);
    }

    /** Plain values as JSON. */
    public static Answer json(Object value) {
        return new Answer(200, "application/json;charset=UTF-8", bytes(Json.text(value)));
    }

    /** A text of another type. */
    static Answer text(String type, String text) {
        return new Answer(200, type, bytes(text));
    }

    /** Why there is no answer: {@code {"error": sentence}}. */
    static Answer error(int status, String sentence) {
        return new Answer(status, "application/json;charset=UTF-8", bytes(Json.text(Map.of("error", sentence))));
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** A web server's own way to send it. */
    public interface Wire {
        void header(String name, String value);

        /** Called last; the body is empty for an answer without one. */
        void send(int status, byte[] body) throws java.io.IOException;
    }

    /**
     * Sends it, or only says that whoever asks has it already.
     *
     * @param head true to leave the body out
     * @param ifNoneMatch the request's header of this name; null for none
     */
    public void sendTo(Wire wire, boolean head, String ifNoneMatch) throws java.io.IOException {
        wire.header("Cache-Control", "no-cache");
        wire.header("X-Content-Type-Options", "nosniff");
        // A picture that somebody opens by its address must not do more than be seen.
        wire.header("Content-Security-Policy", "default-src 'none'");
        headers.forEach(wire::header);
        if (status == 200) {
            wire.header("ETag", etag);
        }
        if (status == 200 && matches(ifNoneMatch)) {
            wire.send(NOT_MODIFIED, new byte[0]);
            return;
        }
        wire.header("Content-Type", type);
        if (head) {
            wire.header("Content-Length", Integer.toString(bytes.length));
        }
        wire.send(status, head ? new byte[0] : bytes.clone());
    }

    /** A list of tags is compared weakly, as HTTP has it for this header (RFC 9110, 13.1.2). */
    private boolean matches(String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String one : ifNoneMatch.split(",", -1)) {
            String tag = one.strip();
            if (tag.equals("*") || (tag.startsWith("W/") ? tag.substring(2) : tag).equals(etag)) {
                return true;
            }
        }
        return false;
    }

    int status() {
        return status;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
