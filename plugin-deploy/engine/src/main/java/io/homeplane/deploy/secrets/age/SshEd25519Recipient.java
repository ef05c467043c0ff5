package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** {@code ssh-ed25519 ..}: the key of a host or a person, mapped to X25519. Format: age's {@code agessh}. */
final class SshEd25519Recipient extends AgeRecipient {
    static final String TYPE = "ssh-ed25519";

    private static final String LABEL = "age-encryption.org/v1/ssh-ed25519";
    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private final byte[] wire;
    private final byte[] point;

    SshEd25519Recipient(String line, byte[] wire, byte[] point) {
        super(line);
        this.wire = wire;
        this.point = point;
    }

    /**
     * The point of the Montgomery curve that belongs to an Edwards point: u = (1 + y) / (1 - y).
     *
     * @throws IllegalArgumentException when the bytes are no point of the curve
     */
    static byte[] montgomery(byte[] edwards) {
        if (!Ed25519.validatePublicKeyPartial(edwards, 0)) {
            throw new IllegalArgumentException("not a point of the curve");
        }
        byte[] bigEndian = reversed(edwards);
        // The highest bit is the sign of x.
        bigEndian[0] &= 0x7f;
        BigInteger y = new BigInteger(1, bigEndian);
        BigInteger u = BigInteger.ONE
                .add(y)
                .multiply(BigInteger.ONE.subtract(y).modInverse(PRIME))
                .mod(PRIME);
        byte[] bytes = u.toByteArray();
        byte[] padded = new byte[Curve.LENGTH];
        int length = Math.min(bytes.length, Curve.LENGTH);
        System.arraycopy(bytes, bytes.length - length, padded, Curve.LENGTH - length, length);
        return reversed(padded);
    }

    @Override
    Stanza wrap(KeyBytes fileKey) {
        try (KeyBytes ephemeral = Curve.newScalar();
                KeyBytes shared = Curve.agree(ephemeral, point).orElseThrow()) {
            byte[] share = Curve.publicKey(ephemeral);
            try (KeyBytes key = wrappingKey(shared, wire, share, point)) {
                return new Stanza(
                        TYPE,
                        List.of(SshKeys.fingerprint(wire), Stanza.encode(share)),
                        Sealing.seal(key, fileKey.borrow()));
            }
        }
    }

    /** The shared secret is bound to the SSH key before a key is made of it. */
    static KeyBytes wrappingKey(KeyBytes shared, byte[] wire, byte[] share, byte[] point) {
        try (KeyBytes tweak = Derivation.hkdf(new byte[0], wire, LABEL);
                KeyBytes bound = Curve.agree(tweak, shared.borrow()).orElseThrow()) {
            return Derivation.hkdf(bound.borrow(), X25519Recipient.joined(share, point), LABEL);
        }
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            reversed[index] = bytes[bytes.length - 1 - index];
        }
        return reversed;
    }
}
