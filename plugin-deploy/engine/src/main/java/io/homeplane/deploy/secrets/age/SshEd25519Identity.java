package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** The private half of {@code ssh-ed25519}. */
final class SshEd25519Identity extends AgeIdentity {
    private final KeyBytes scalar;
    private final byte[] wire;
    private final byte[] point;

    private SshEd25519Identity(KeyBytes scalar, byte[] wire) {
        super(SshEd25519Recipient.TYPE, SshKeys.line(SshEd25519Recipient.TYPE, wire));
        this.scalar = scalar;
        this.wire = wire;
        point = Curve.publicKey(scalar);
    }

    static SshEd25519Identity of(Ed25519PrivateKeyParameters key) {
        byte[] seed = key.getEncoded();
        byte[] hash = sha512(seed);
        KeyBytes scalar = KeyBytes.owning(Arrays.copyOf(hash, Curve.LENGTH));
        Arrays.fill(seed, (byte) 0);
        Arrays.fill(hash, (byte) 0);
        return new SshEd25519Identity(scalar, SshKeys.wire(key.generatePublicKey()));
    }

    @Override
    Optional<KeyBytes> unwrap(Stanza stanza) throws AgeFailure {
        stanza.expect(2, Sealing.WRAPPED_LENGTH);
        byte[] share = stanza.bytesOf(1, Curve.LENGTH);
        if (!stanza.arguments().get(0).equals(SshKeys.fingerprint(wire))) {
            return Optional.empty();
        }
        try (KeyBytes shared = Curve.agree(scalar, share).orElseThrow(stanza::malformed);
                KeyBytes key = SshEd25519Recipient.wrappingKey(shared, wire, share, point)) {
            return Sealing.open(key, stanza.body()).map(KeyBytes::owning);
        }
    }

    private static byte[] sha512(byte[] seed) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(seed);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-512", e);
        }
    }

    @Override
    public void close() {
        scalar.close();
    }
}
