package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.CanonicalBase64;
import java.util.Base64;
import java.util.Optional;

/** The parts of {@code ENC[AES256_GCM,data:..,iv:..,tag:..,type:..]}. */
final class EncryptedValue {
    /** What the text of each begins with. */
    static final String START = "ENC[AES256_GCM,";

    private static final String DATA = START + "data:";
    private static final String IV = ",iv:";
    private static final String TAG = ",tag:";
    private static final String TYPE = ",type:";

    private final byte[] data;
    private final byte[] iv;
    private final byte[] tag;
    private final String type;

    EncryptedValue(byte[] data, byte[] iv, byte[] tag, String type) {
        this.data = data;
        this.iv = iv;
        this.tag = tag;
        this.type = type;
    }

    /** Reads the text strictly: nothing may follow it, and each part has only one base64 form. */
    static Optional<EncryptedValue> parse(String text) {
        if (!text.startsWith(DATA) || !text.endsWith("]")) {
            return Optional.empty();
        }
        int iv = text.indexOf(IV);
        int tag = text.indexOf(TAG, Math.max(iv, 0));
        int type = text.indexOf(TYPE, Math.max(tag, 0));
        if (iv < 0 || tag < 0 || type < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EncryptedValue(
                    CanonicalBase64.decode(text.substring(DATA.length(), iv)),
                    CanonicalBase64.decode(text.substring(iv + IV.length(), tag)),
                    CanonicalBase64.decode(text.substring(tag + TAG.length(), type)),
                    text.substring(type + TYPE.length(), text.length() - 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The inverse of {@link #parse}. */
    String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return DATA + base64.encodeToString(data) + IV + base64.encodeToString(iv) + TAG + base64.encodeToString(tag)
                + TYPE + type + "]";
    }

    byte[] data() {
        return data;
    }

    byte[] iv() {
        return iv;
    }

    byte[] tag() {
        return tag;
    }

    String type() {
        return type;
    }

    @Override
    public String toString() {
        return "encrypted " + type;
    }
}
