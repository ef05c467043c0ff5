package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The one suite of HPKE (RFC 9180) that age uses: MLKEM768-X25519, HKDF-SHA256, ChaCha20-Poly1305, base mode, one message.
 */
final class Hpke {
    private static final byte[] SUITE = {'H', 'P', 'K', 'E', 0x64, 0x7a, 0, 1, 0, 3};
    private static final byte[] NOTHING = {};

    private final KeyBytes key;
    private final byte[] nonce;

    private Hpke(KeyBytes key, byte[] nonce) {
        this.key = key;
        this.nonce = nonce;
    }

    /** @param secret of the key encapsulation */
    private static Hpke of(KeyBytes secret, byte[] info) {
        byte[] context = X25519Recipient.joined(
                new byte[] {0},
                X25519Recipient.joined(extract(NOTHING, "psk_id_hash", NOTHING), extract(NOTHING, "info_hash", info)));
        byte[] scheduled = extract(secret.borrow(), "secret", NOTHING);
        try {
            return new Hpke(
                    KeyBytes.owning(expand(scheduled, "key", context, Curve.LENGTH)),
                    expand(scheduled, "base_nonce", context, Sealing.NONCE_LENGTH));
        } finally {
            Arrays.fill(scheduled, (byte) 0);
        }
    }

    static byte[] seal(KeyBytes secret, byte[] info, byte[] plain) {
        Hpke hpke = of(secret, info);
        try (KeyBytes key = hpke.key) {
            return Sealing.seal(key, hpke.nonce, plain, plain.length);
        }
    }

    static Optional<byte[]> open(KeyBytes secret, byte[] info, byte[] sealed) {
        Hpke hpke = of(secret, info);
        try (KeyBytes key = hpke.key) {
            return Sealing.open(key, hpke.nonce, sealed, sealed.length);
        }
    }

    private static byte[] extract(byte[] salt, String label, byte[] input) {
        byte[] labelled = labelled(new byte[0], label, input);
        return new HKDFBytesGenerator(new SHA256Digest()).extractPRK(salt, labelled);
    }

    private static byte[] expand(byte[] key, String label, byte[] info, int length) {
        byte[] labelled = labelled(new byte[] {0, (byte) length}, label, info);
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(HKDFParameters.skipExtractParameters(key, labelled));
        byte[] expanded = new byte[length];
        generator.generateBytes(expanded, 0, length);
        return expanded;
    }

    private static byte[] labelled(byte[] prefix, String label, byte[] input) {
        byte[] version = X25519Recipient.joined(prefix, ascii("HPKE-v1"));
        byte[] name = X25519Recipient.joined(SUITE, ascii(label));
        return X25519Recipient.joined(X25519Recipient.joined(version, name), input);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
