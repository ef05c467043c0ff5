package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.SecretException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;

/** {@code age1pq1..}: safe from quantum computers, and therefore never mixed with recipients that are not. */
final class HybridRecipient extends AgeRecipient {
    static final String TYPE = "mlkem768x25519";
    static final String PREFIX = "age1pq";
    static final byte[] LABEL = "age-encryption.org/mlkem768x25519".getBytes(StandardCharsets.US_ASCII);

    private final PublicKey pqKey;
    private final byte[] point;

    private HybridRecipient(String name, PublicKey pqKey, byte[] point) {
        super(name);
        this.pqKey = pqKey;
        this.point = point;
    }

    static HybridRecipient of(String text) throws SecretException {
        byte[] both = Bech32.decode(PREFIX, text)
                .filter(data -> data.length == HybridKem.PQ_KEY + Curve.LENGTH)
                .orElseThrow(() -> refused(text));
        try {
            return new HybridRecipient(text, HybridKem.pqPublicKey(both), HybridKem.point(both));
        } catch (GeneralSecurityException | RuntimeException notAKey) {
            throw refused(text);
        }
    }

    @Override
    Stanza wrap(KeyBytes fileKey) {
        try {
            HybridKem.Encapsulation encapsulation = HybridKem.encapsulate(pqKey, point);
            try (KeyBytes secret = encapsulation.secret()) {
                byte[] body = Hpke.seal(secret, LABEL, fileKey.borrow());
                return new Stanza(TYPE, List.of(Stanza.encode(encapsulation.ciphertext())), body);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the post-quantum library cannot encrypt", e);
        }
    }
}
