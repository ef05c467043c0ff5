package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.util.Locale;
import java.util.Optional;

/** {@code AGE-SECRET-KEY-1..}. */
final class X25519Identity extends AgeIdentity {
    static final String PREFIX = "AGE-SECRET-KEY-";

    private final KeyBytes scalar;
    private final byte[] point;

    private X25519Identity(KeyBytes scalar, byte[] point) {
        super(X25519Recipient.TYPE, Bech32.encode(X25519Recipient.PREFIX, point));
        this.scalar = scalar;
        this.point = point;
    }

    static Optional<X25519Identity> of(String text) {
        return Bech32.decode(PREFIX.toLowerCase(Locale.ROOT), text)
                .filter(data -> data.length == Curve.LENGTH)
                .map(KeyBytes::owning)
                .map(scalar -> new X25519Identity(scalar, Curve.publicKey(scalar)));
    }

    @Override
    Optional<KeyBytes> unwrap(Stanza stanza) throws AgeFailure {
        stanza.expect(1, Sealing.WRAPPED_LENGTH);
        byte[] share = stanza.bytesOf(0, Curve.LENGTH);
        try (KeyBytes shared = Curve.agree(scalar, share).orElseThrow(stanza::malformed);
                KeyBytes key = X25519Recipient.wrappingKey(shared, share, point)) {
            return Sealing.open(key, stanza.body()).map(KeyBytes::owning);
        }
    }

    @Override
    public void close() {
        scalar.close();
    }
}
