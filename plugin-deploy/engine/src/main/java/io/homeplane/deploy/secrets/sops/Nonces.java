package io.homeplane.deploy.secrets.sops;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The nonces of a file's values. A value that stays the same at the same place keeps its nonce and so its ciphertext: an
 * edited file differs only where it was edited.
 */
final class Nonces {
    /** Takes notice of a value and its nonce. */
    interface Notice {
        void value(String type, byte[] plain, byte[] additionalData, byte[] iv);
    }

    /** For decrypting alone. */
    static final Notice NOT_KEPT = (type, plain, additionalData, iv) -> {};

    private static final int LENGTH = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Deque<byte[]>> known = new HashMap<>();

    /** Remembers what a value was encrypted with. */
    void remember(String type, byte[] plain, byte[] additionalData, byte[] iv) {
        known.computeIfAbsent(key(type, plain, additionalData), ignored -> new ArrayDeque<>())
                .add(iv);
    }

    /** Equal values of one list have the same place: each takes the nonce of its turn, and more of them the last one. */
    byte[] next(String type, byte[] plain, byte[] additionalData) {
        Deque<byte[]> same = known.isEmpty() ? null : known.get(key(type, plain, additionalData));
        if (same != null) {
            return same.size() > 1 ? same.remove() : same.element();
        }
        byte[] fresh = new byte[LENGTH];
        random.nextBytes(fresh);
        return fresh;
    }

    /** A digest, so that the map holds no plaintext. */
    private static String key(String type, byte[] plain, byte[] additionalData) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((type + ":" + additionalData.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(additionalData);
            return Base64.getEncoder().encodeToString(digest.digest(plain));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
