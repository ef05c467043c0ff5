package io.homeplane.deploy.secrets.sops;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM of single values under the data key of a file. */
final class ValueCipher {
    private static final int TAG_LENGTH = 16;

    private final SecretKey key;
    private final Cipher cipher;

    ValueCipher(byte[] dataKey) {
        key = new SecretKeySpec(dataKey, "AES");
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
}
