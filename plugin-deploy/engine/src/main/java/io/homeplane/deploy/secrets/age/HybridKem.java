package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.util.Arrays;
import javax.crypto.KeyGenerator;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.jcajce.SecretKeyWithEncapsulation;
import org.bouncycastle.jcajce.interfaces.MLKEMPrivateKey;
import org.bouncycastle.jcajce.spec.KEMExtractSpec;
import org.bouncycastle.jcajce.spec.KEMGenerateSpec;
import org.bouncycastle.jcajce.spec.MLKEMParameterSpec;
import org.bouncycastle.jcajce.spec.MLKEMPrivateKeySpec;
import org.bouncycastle.jcajce.spec.MLKEMPublicKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * ML-KEM-768 and X25519 together (X-Wing, draft-ietf-hpke-pq): both must be broken to learn the secret.
 *
 * <p>ML-KEM comes through the provider's object, because its classes have moved between versions of the library.
 */
final class HybridKem {
    static final int PQ_KEY = 1184;
    static final int PQ_CIPHERTEXT = 1088;

    private static final int PQ_SEED = 64;
    private static final byte[] LABEL = "\\.//^\\".getBytes(StandardCharsets.US_ASCII);

    private HybridKem() {}

    /** It is made when the first such key is used: it takes a tenth of a second. */
    private static final class Library {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }

    /** The secret, and what the recipient needs to find it too. */
    static final class Encapsulation {
        private final KeyBytes secret;
        private final byte[] ciphertext;

        Encapsulation(KeyBytes secret, byte[] ciphertext) {
            this.secret = secret;
            this.ciphertext = ciphertext;
        }

        KeyBytes secret() {
            return secret;
        }

        byte[] ciphertext() {
            return ciphertext;
        }
    }

    /** Both private keys; the library gives no way to wipe its half. */
    record PrivateKeys(PrivateKey pq, KeyBytes scalar) implements AutoCloseable {
        @Override
        public void close() {
            scalar.close();
        }

        byte[] publicKey() {
            byte[] pqPublic = ((MLKEMPrivateKey) pq).getPublicKey().getPublicData();
            return X25519Recipient.joined(pqPublic, Curve.publicKey(scalar));
        }
    }

    static PrivateKeys expand(byte[] seed) throws GeneralSecurityException {
        SHAKEDigest shake = new SHAKEDigest(256);
        shake.update(seed, 0, seed.length);
        byte[] expanded = new byte[PQ_SEED + Curve.LENGTH];
        shake.doFinal(expanded, 0, expanded.length);
        byte[] pqSeed = Arrays.copyOf(expanded, PQ_SEED);
        try {
            PrivateKey pq = keys().generatePrivate(new MLKEMPrivateKeySpec(MLKEMParameterSpec.ml_kem_768, pqSeed));
            return new PrivateKeys(pq, KeyBytes.owning(Arrays.copyOfRange(expanded, PQ_SEED, expanded.length)));
        } finally {
            Arrays.fill(expanded, (byte) 0);
        }
    }

    static PublicKey pqPublicKey(byte[] both) throws GeneralSecurityException {
        return keys().generatePublic(
                        new MLKEMPublicKeySpec(MLKEMParameterSpec.ml_kem_768, Arrays.copyOf(both, PQ_KEY)));
    }

    static Encapsulation encapsulate(PublicKey pqKey, byte[] point) throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("ML-KEM", Library.PROVIDER);
        generator.init(
                new KEMGenerateSpec.Builder(pqKey, "AES", 256).withNoKdf().build());
        SecretKeyWithEncapsulation pq = (SecretKeyWithEncapsulation) generator.generateKey();
        try (KeyBytes pqSecret = KeyBytes.owning(pq.getEncoded());
                KeyBytes ephemeral = Curve.newScalar();
                KeyBytes shared = Curve.agree(ephemeral, point)
                        .orElseThrow(() -> new GeneralSecurityException("a point of small order"))) {
            byte[] share = Curve.publicKey(ephemeral);
            byte[] ciphertext = X25519Recipient.joined(pq.getEncapsulation(), share);
            return new Encapsulation(combined(pqSecret, shared, share, point), ciphertext);
        }
    }

    static KeyBytes decapsulate(PrivateKeys keys, byte[] ciphertext) throws GeneralSecurityException {
        byte[] share = Arrays.copyOfRange(ciphertext, PQ_CIPHERTEXT, ciphertext.length);
        KeyGenerator generator = KeyGenerator.getInstance("ML-KEM", Library.PROVIDER);
        generator.init(new KEMExtractSpec.Builder(keys.pq(), Arrays.copyOf(ciphertext, PQ_CIPHERTEXT), "AES", 256)
                .withNoKdf()
                .build());
        try (KeyBytes pqSecret = KeyBytes.owning(generator.generateKey().getEncoded());
                KeyBytes shared = Curve.agree(keys.scalar(), share)
                        .orElseThrow(() -> new GeneralSecurityException("a point of small order"))) {
            return combined(pqSecret, shared, share, Curve.publicKey(keys.scalar()));
        }
    }

    private static KeyBytes combined(KeyBytes pqSecret, KeyBytes shared, byte[] share, byte[] point) {
        SHA3Digest digest = new SHA3Digest(256);
        for (byte[] part : new byte[][] {pqSecret.borrow(), shared.borrow(), share, point, LABEL}) {
            digest.update(part, 0, part.length);
        }
        byte[] secret = new byte[digest.getDigestSize()];
        digest.doFinal(secret, 0);
        return KeyBytes.owning(secret);
    }

    private static KeyFactory keys() throws GeneralSecurityException {
        return KeyFactory.getInstance("ML-KEM", Library.PROVIDER);
    }

    /** The point of X25519 in a public key. */
    static byte[] point(byte[] both) {
        return Arrays.copyOfRange(both, PQ_KEY, both.length);
    }
}
