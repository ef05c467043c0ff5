package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** {@code AGE-SECRET-KEY-PQ-1..}. */
final class HybridIdentity extends AgeIdentity {
    static final String PREFIX = "AGE-SECRET-KEY-PQ-";

    private static final int SEED = 32;

    private final KeyBytes seed;

    private HybridIdentity(KeyBytes seed, byte[] publicKey) {
        super(HybridRecipient.TYPE, Bech32.encode(HybridRecipient.PREFIX, publicKey));
        this.seed = seed;
    }

    static Optional<HybridIdentity> of(String text) {
        Optional<byte[]> data =
                Bech32.decode(PREFIX.toLowerCase(Locale.ROOT), text).filter(seed -> seed.length == SEED);
        if (data.isEmpty()) {
            return Optional.empty();
        }
        KeyBytes seed = KeyBytes.owning(data.get());
        try (HybridKem.PrivateKeys keys = expanded(seed)) {
            return Optional.of(new HybridIdentity(seed, keys.publicKey()));
        }
    }

    @Override
    Optional<KeyBytes> unwrap(Stanza stanza) throws AgeFailure {
        stanza.expect(1, Sealing.WRAPPED_LENGTH);
        byte[] ciphertext = stanza.bytesOf(0, HybridKem.PQ_CIPHERTEXT + Curve.LENGTH);
        try (HybridKem.PrivateKeys keys = expanded(seed);
                KeyBytes secret = HybridKem.decapsulate(keys, ciphertext)) {
            return Hpke.open(secret, HybridRecipient.LABEL, stanza.body()).map(KeyBytes::owning);
        } catch (GeneralSecurityException e) {
            throw stanza.malformed();
        }
    }

    private static HybridKem.PrivateKeys expanded(KeyBytes seed) {
        byte[] copy = seed.getEncoded();
        try {
            return HybridKem.expand(copy);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the post-quantum library cannot make a key", e);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    @Override
    public void close() {
        seed.close();
    }
}
