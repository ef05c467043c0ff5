package io.homeplane.deploy.secrets.age;

import java.util.Base64;
import java.util.List;

/** One recipient's part of an age header: the file key, wrapped for it. Format: C2SP age, "Recipient stanza". */
final class Stanza {
    private final String type;
    private final List<String> arguments;
    private final byte[] body;

    /** @param type {@code X25519}, {@code scrypt}, .. */
    Stanza(String type, List<String> arguments, byte[] body) {
        this.type = type;
        this.arguments = List.copyOf(arguments);
        this.body = body;
    }

    String type() {
        return type;
    }

    List<String> arguments() {
        return arguments;
    }

    byte[] body() {
        return body;
    }

    /** What {@code decode} takes: standard base64 without padding. */
    static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Strictly the text that {@link #encode} gives for its value. */
    static byte[] decode(String text) throws AgeFailure {
        try {
            byte[] decoded = Base64.getDecoder().decode(text);
            if (encode(decoded).equals(text)) {
                return decoded;
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below; its message would quote the text.
        }
        throw AgeFailure.header("has a header that is not in canonical base64");
    }

    /** An argument that is bytes of a known length. */
    byte[] bytesOf(int argument, int length) throws AgeFailure {
        byte[] bytes = decode(arguments.get(argument));
        if (bytes.length != length) {
            throw malformed();
        }
        return bytes;
    }

    void expect(int argumentCount, int bodyLength) throws AgeFailure {
        if (arguments.size() != argumentCount || body.length != bodyLength) {
            throw malformed();
        }
    }

    AgeFailure malformed() {
        return AgeFailure.header("has a malformed " + type + " recipient");
    }

    @Override
    public String toString() {
        return type;
    }
}
