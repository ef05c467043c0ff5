package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/** ChaCha20-Poly1305 (RFC 8439) without additional data. */
final class Sealing {
    static final int TAG_LENGTH = 16;
    static final int NONCE_LENGTH = 12;
    /** A file key of 16 bytes and its tag. */
    static final int WRAPPED_LENGTH = 32;

    private Sealing() {}

    /** Seals under a key that is used once. */
    static byte[] seal(KeyBytes key, byte[] plain) {
        return seal(key, new byte[NONCE_LENGTH], plain, plain.length);
    }

    static byte[] seal(KeyBytes key, byte[] nonce, byte[] plain, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** Opens what was sealed under a key that is used once; empty when key or text are others. */
    static Optional<byte[]> open(KeyBytes key, byte[] sealed) {
        return open(key, new byte[NONCE_LENGTH], sealed, sealed.length);
    }

    static Optional<byte[]> open(KeyBytes key, byte[] nonce, byte[] sealed, int length) {
        if (length < TAG_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed, 0, length));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private static Cipher cipher(int mode, KeyBytes key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, key, new IvParameterSpec(nonce));
        return cipher;
    }

    private static IllegalStateException unavailable(GeneralSecurityException e) {
        return new IllegalStateException("this Java cannot compute ChaCha20-Poly1305", e);
    }
}
