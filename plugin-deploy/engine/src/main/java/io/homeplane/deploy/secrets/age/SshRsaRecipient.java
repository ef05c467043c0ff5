package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/** {@code ssh-rsa ..}: RSA-OAEP with SHA-256. Format: age's {@code agessh}. */
final class SshRsaRecipient extends AgeRecipient {
    static final String TYPE = "ssh-rsa";

    private static final byte[] LABEL = "age-encryption.org/v1/ssh-rsa".getBytes(StandardCharsets.US_ASCII);

    private final byte[] wire;
    private final RSAKeyParameters key;

    SshRsaRecipient(String line, byte[] wire, RSAKeyParameters key) {
        super(line);
        this.wire = wire;
        this.key = key;
    }

    @Override
    Stanza wrap(KeyBytes fileKey) {
        OAEPEncoding oaep = oaep();
        oaep.init(true, new ParametersWithRandom(key, new SecureRandom()));
        try {
            byte[] body = oaep.processBlock(fileKey.borrow(), 0, fileKey.size());
            return new Stanza(TYPE, List.of(SshKeys.fingerprint(wire)), body);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("RSA-OAEP cannot encrypt a file key", e);
        }
    }

    static OAEPEncoding oaep() {
        return new OAEPEncoding(new RSABlindedEngine(), new SHA256Digest(), new SHA256Digest(), LABEL);
    }
}
