package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.generators.SCrypt;

/** A passphrase: C2SP age, "The scrypt recipient type". */
final class ScryptRecipient extends AgeRecipient {
    private static final SecureRandom RANDOM = new SecureRandom();

    static final int SALT_LENGTH = 16;

    /** What age itself writes: about a second and 256 MB. */
    private static final int WORK_FACTOR = 18;

    private static final int BLOCK_SIZE = 8;
    private static final byte[] LABEL = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);

    private final SecretText passphrase;
    private final int workFactor;

    ScryptRecipient(SecretText passphrase) {
        this(passphrase, WORK_FACTOR);
    }

    ScryptRecipient(SecretText passphrase, int workFactor) {
        super("a passphrase");
        this.passphrase = passphrase;
        this.workFactor = workFactor;
    }

    @Override
    Stanza wrap(KeyBytes fileKey) {
        byte[] salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        try (KeyBytes key = wrappingKey(passphrase, salt, workFactor)) {
            return new Stanza(
                    ScryptIdentity.TYPE,
                    List.of(Stanza.encode(salt), Integer.toString(workFactor)),
                    Sealing.seal(key, fileKey.borrow()));
        }
    }

    /** Bytes that scrypt takes for this factor. */
    static long memory(int workFactor) {
        return (128L * BLOCK_SIZE) << workFactor;
    }

    static KeyBytes wrappingKey(SecretText passphrase, byte[] salt, int workFactor) {
        byte[] secret = passphrase.revealBytes();
        try {
            byte[] labelled = X25519Recipient.joined(LABEL, salt);
            return KeyBytes.owning(SCrypt.generate(secret, labelled, 1 << workFactor, BLOCK_SIZE, 1, Curve.LENGTH));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
