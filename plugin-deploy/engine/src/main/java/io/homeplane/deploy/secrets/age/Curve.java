package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** X25519 (RFC 7748). */
final class Curve {
    static final int LENGTH = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Curve() {}

    static KeyBytes newScalar() {
        byte[] scalar = new byte[LENGTH];
        RANDOM.nextBytes(scalar);
        return KeyBytes.owning(scalar);
    }

    static byte[] publicKey(KeyBytes scalar) {
        byte[] point = new byte[LENGTH];
        X25519.scalarMultBase(scalar.borrow(), 0, point, 0);
        return point;
    }

    /** The shared secret; empty for points that give the same one to everybody. */
    static Optional<KeyBytes> agree(KeyBytes scalar, byte[] point) {
        byte[] shared = new byte[LENGTH];
        return X25519.calculateAgreement(scalar.borrow(), 0, point, 0, shared, 0)
                ? Optional.of(KeyBytes.owning(shared))
                : Optional.empty();
    }
}
