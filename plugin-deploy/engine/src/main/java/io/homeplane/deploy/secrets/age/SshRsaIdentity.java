package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/** The private half of {@code ssh-rsa}. Its numbers cannot be wiped: Java's BigInteger has no such thing. */
final class SshRsaIdentity extends AgeIdentity {
    private final byte[] wire;
    private RSAPrivateCrtKeyParameters key;

    private SshRsaIdentity(byte[] wire, RSAPrivateCrtKeyParameters key) {
        super(SshRsaRecipient.TYPE, SshKeys.line(SshRsaRecipient.TYPE, wire));
        this.wire = wire;
        this.key = key;
    }

    static SshRsaIdentity of(RSAPrivateCrtKeyParameters key) {
        RSAKeyParameters publicKey = new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent());
        return new SshRsaIdentity(SshKeys.wire(publicKey), key);
    }

    @Override
    Optional<KeyBytes> unwrap(Stanza stanza) throws AgeFailure {
        if (stanza.arguments().size() != 1) {
            throw stanza.malformed();
        }
        if (!stanza.arguments().get(0).equals(SshKeys.fingerprint(wire))) {
            return Optional.empty();
        }
        if (key == null) {
            throw new IllegalStateException("the key was destroyed");
        }
        OAEPEncoding oaep = SshRsaRecipient.oaep();
        oaep.init(false, key);
        try {
            return Optional.of(KeyBytes.owning(oaep.processBlock(stanza.body(), 0, stanza.body().length)));
        } catch (InvalidCipherTextException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        key = null;
    }
}
