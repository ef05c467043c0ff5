package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Keys from keys: HKDF (RFC 5869) and HMAC, both with SHA-256. */
final class Derivation {
    private static final int KEY_LENGTH = 32;

    private Derivation() {}

    static KeyBytes hkdf(byte[] secret, byte[] salt, String label) {
        return hkdf(secret, salt, label.getBytes(StandardCharsets.US_ASCII));
    }

    static KeyBytes hkdf(byte[] secret, byte[] salt, byte[] label) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret, salt, label));
        byte[] key = new byte[KEY_LENGTH];
        generator.generateBytes(key, 0, KEY_LENGTH);
        return KeyBytes.owning(key);
    }

    static byte[] hmac(KeyBytes key, byte[] message) {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key.borrow()));
        mac.update(message, 0, message.length);
        byte[] code = new byte[mac.getMacSize()];
        mac.doFinal(code, 0);
        return code;
    }
}
