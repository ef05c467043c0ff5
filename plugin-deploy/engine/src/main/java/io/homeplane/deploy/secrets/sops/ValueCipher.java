package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.KeyBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM of single values under the data key of a file. */
final class ValueCipher {
    private static final int TAG_LENGTH = 16;

    private final KeyBytes key;
    private final Cipher cipher;

    ValueCipher(KeyBytes dataKey) {
        key = dataKey;
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    /** The plaintext; empty when value, tag, nonce or additional data are not those of the encryption. */
    Optional<byte[]> open(EncryptedValue value, byte[] additionalData) {
        if (value.tag().length != TAG_LENGTH || value.iv().length == 0) {
            return Optional.empty();
        }
        byte[] sealed = Arrays.copyOf(value.data(), value.data().length + TAG_LENGTH);
        System.arraycopy(value.tag(), 0, sealed, value.data().length, TAG_LENGTH);
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, value.iv()));
            cipher.updateAAD(additionalData);
            return Optional.of(cipher.doFinal(sealed));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** @param iv never used before for another plaintext under this key */
    EncryptedValue seal(byte[] plain, String type, byte[] iv, byte[] additionalData) {
        try {
            // A reused nonce for the same plaintext is what keeps unchanged values as they are; Java refuses it within
            // one Cipher.
            Cipher once = Cipher.getInstance("AES/GCM/NoPadding");
            once.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, iv));
            once.updateAAD(additionalData);
            byte[] sealed = once.doFinal(plain);
            return new EncryptedValue(
                    Arrays.copyOf(sealed, plain.length),
                    iv,
                    Arrays.copyOfRange(sealed, plain.length, sealed.length),
                    type);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt with AES-GCM", e);
        }
    }
}
