package hudson.util;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A text that is encrypted wherever it is written down.
 *
 * <p>Without a Jenkins the key lives as long as the process: nothing secret is kept between two runs.
 */
public final class Secret implements Serializable {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SecretKeySpec KEY = new SecretKeySpec(random(32), "AES");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** A secret of a plain text, or of what {@link #getEncryptedValue()} gave. */
    public static Secret fromString(String data) {
        Secret decrypted = decrypt(data);
        return decrypted != null ? decrypted : new Secret(data == null ? "" : data);
    }

    /** The plain text, or null for null. */
    public static String toString(Secret s) {
        return s == null ? null : s.value;
    }

    public String getPlainText() {
        return value;
    }

    /** The text as it may be written down: between braces, in Base64. */
    public String getEncryptedValue() {
        try {
            byte[] nonce = random(NONCE);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(value.getBytes(StandardCharsets.UTF_8));
            byte[] all = new byte[NONCE + sealed.length];
            System.arraycopy(nonce, 0, all, 0, NONCE);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return "{" + Base64.getEncoder().encodeToString(all) + "}";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Null when it is not an encrypted value. */
    public static Secret decrypt(String data) {
        if (data == null || data.length() < 2 || data.charAt(0) != '{' || !data.endsWith("}")) {
            return null;
        }
        try {
            byte[] all = Base64.getDecoder().decode(data.substring(1, data.length() - 1));
            if (all.length <= NONCE) {
                return null;
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, java.util.Arrays.copyOf(all, NONCE));
            return new Secret(new String(cipher.doFinal(all, NONCE, all.length - NONCE), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return null;
        }
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Secret other
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), other.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    private static Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, KEY, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
