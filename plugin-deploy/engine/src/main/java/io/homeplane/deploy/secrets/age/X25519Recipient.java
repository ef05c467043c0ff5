package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.SecretException;
import java.util.Arrays;
import java.util.List;

/** {@code age1..}: C2SP age, "The X25519 recipient type". */
final class X25519Recipient extends AgeRecipient {
    static final String TYPE = "X25519";
    static final String PREFIX = "age";

    private static final String LABEL = "age-encryption.org/v1/X25519";

    private final byte[] point;

    private X25519Recipient(String name, byte[] point) {
        super(name);
        this.point = point;
    }

    static X25519Recipient of(String text) throws SecretException {
        byte[] point = Bech32.decode(PREFIX, text)
                .filter(data -> data.length == Curve.LENGTH)
                .orElseThrow(() -> refused(text));
        X25519Recipient recipient = new X25519Recipient(text, point);
        try (KeyBytes probe = Curve.newScalar()) {
            // A point of small order would give everybody the same secret.
            Curve.agree(probe, point).orElseThrow(() -> refused(text)).close();
        }
        return recipient;
    }

    @Override
    Stanza wrap(KeyBytes fileKey) {
        try (KeyBytes ephemeral = Curve.newScalar();
                KeyBytes shared = Curve.agree(ephemeral, point).orElseThrow()) {
            byte[] share = Curve.publicKey(ephemeral);
            try (KeyBytes key = wrappingKey(shared, share, point)) {
                return new Stanza(TYPE, List.of(Stanza.encode(share)), Sealing.seal(key, fileKey.borrow()));
            }
        }
    }

    static KeyBytes wrappingKey(KeyBytes shared, byte[] share, byte[] point) {
        return Derivation.hkdf(shared.borrow(), joined(share, point), LABEL);
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
