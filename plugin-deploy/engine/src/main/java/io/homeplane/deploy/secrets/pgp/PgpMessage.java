package io.homeplane.deploy.secrets.pgp;

import io.homeplane.deploy.secrets.SecretText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/** One armored message with literal data, as SOPS and GnuPG write it. */
final class PgpMessage {
    /** A data key has 32 bytes; more is somebody else's message. */
    private static final int LARGEST = 4096;

    private PgpMessage() {}

    static Optional<SecretText> decrypt(String armored, PGPPrivateKey key) {
        byte[] bytes = armored.getBytes(StandardCharsets.US_ASCII);
        try (ArmoredInputStream armor = ArmoredInputStream.builder()
                .setParseForHeaders(true)
                .setIgnoreCRC(false)
                .build(new ByteArrayInputStream(bytes))) {
            Object packet = new BcPGPObjectFactory(armor).nextObject();
            if (packet instanceof PGPEncryptedDataList list) {
                for (PGPEncryptedData data : list) {
                    boolean ours = data instanceof PGPPublicKeyEncryptedData forKey
                            && (forKey.getKeyIdentifier().getKeyId() == 0
                                    || forKey.getKeyIdentifier().getKeyId() == key.getKeyID());
                    if (ours) {
                        return content((PGPPublicKeyEncryptedData) data, key);
                    }
                }
            }
            return Optional.empty();
        } catch (IOException | PGPException | RuntimeException notForUsOrDamaged) {
            // What the library says may quote the message.
            return Optional.empty();
        }
    }

    /** The constructor that replaces this one is not in the version that Jenkins brings. */
    @SuppressWarnings("deprecation")
    private static BcPublicKeyDataDecryptorFactory opener(PGPPrivateKey key) {
        return new BcPublicKeyDataDecryptorFactory(key);
    }

    private static Optional<SecretText> content(PGPPublicKeyEncryptedData data, PGPPrivateKey key)
            throws IOException, PGPException {
        InputStream clear = data.getDataStream(opener(key));
        Object packet = new BcPGPObjectFactory(clear).nextObject();
        if (packet instanceof PGPCompressedData compressed) {
            packet = new BcPGPObjectFactory(compressed.getDataStream()).nextObject();
        }
        if (!(packet instanceof PGPLiteralData literal)) {
            return Optional.empty();
        }
        byte[] content = literal.getInputStream().readNBytes(LARGEST);
        try {
            // The code over the message stands at its end.
            clear.readAllBytes();
            boolean whole = data.isAEAD() || (data.isIntegrityProtected() && data.verify());
            return whole ? Optional.of(SecretText.of(content)) : Optional.empty();
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }
}
