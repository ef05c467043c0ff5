package io.homeplane.deploy.secrets.pgp;

import io.homeplane.deploy.secrets.Passphrases;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/**
 * OpenPGP secret keys at hand, as {@code gpg --armor --export-secret-keys} writes them. Their numbers cannot be wiped, as the
 * library keeps them; closing drops them.
 */
public final class PgpKeys implements AutoCloseable {
    private static final String ARMORED = "-----BEGIN PGP PRIVATE KEY BLOCK-----";
    private static final PgpKeys NONE = new PgpKeys(List.of(), List.of());

    private final List<PGPPrivateKey> privateKeys;
    private final List<String> fingerprints;

    private PgpKeys(List<PGPPrivateKey> privateKeys, List<String> fingerprints) {
        this.privateKeys = new ArrayList<>(privateKeys);
        this.fingerprints = List.copyOf(fingerprints);
    }

    /** No key at all. */
    public static PgpKeys none() {
        return NONE;
    }

    /**
     * Reads an export of secret keys, armored or binary.
     *
     * @param passphrases asked once, when a key has one
     * @param source where the text is from, for messages
     * @throws SecretException of kind {@link SecretException.Kind#BAD_IDENTITY} when it is none, or the passphrase is wrong
     */
    public static PgpKeys parse(SecretText export, Passphrases passphrases, String source) throws SecretException {
        byte[] bytes = export.revealBytes();
        List<PGPSecretKey> locked;
        try {
            locked = secretKeys(bytes, source);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
        if (locked.isEmpty()) {
            throw noKey(source);
        }
        char[] passphrase = locked.stream().anyMatch(PgpKeys::hasPassphrase) ? ask(passphrases, source) : new char[0];
        List<PGPPrivateKey> keys = new ArrayList<>();
        List<String> fingerprints = new ArrayList<>();
        try {
            for (PGPSecretKey key : locked) {
                keys.add(open(key, passphrase, source));
                fingerprints.add(HexFormat.of().withUpperCase().formatHex(key.getFingerprint()));
            }
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        return new PgpKeys(keys, fingerprints);
    }

    /** The bytes begin as an export of secret keys does, armored or binary. */
    public static boolean isSecretKey(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, ARMORED.length()), StandardCharsets.ISO_8859_1);
        // The tag of an OpenPGP packet: 5 is a secret key, in the old form of packets or the new one.
        boolean binary = bytes.length > 0 && ((bytes[0] & 0xFC) == 0x94 || (bytes[0] & 0xFF) == 0xC5);
        return binary || start.equals(ARMORED);
    }

    private static boolean hasPassphrase(PGPSecretKey key) {
        return key.getKeyEncryptionAlgorithm() != SymmetricKeyAlgorithmTags.NULL;
    }

    private static char[] ask(Passphrases passphrases, String source) throws SecretException {
        try (SecretText passphrase = passphrases
                .of(source)
                .orElseThrow(() -> new SecretException(
                        SecretException.Kind.BAD_IDENTITY,
                        source + ": the OpenPGP secret key has a passphrase and there is nobody to ask for it"))) {
            return passphrase.reveal().toCharArray();
        }
    }

    private static List<PGPSecretKey> secretKeys(byte[] export, String source) throws SecretException {
        List<PGPSecretKey> keys = new ArrayList<>();
        try {
            BcPGPSecretKeyRingCollection rings =
                    new BcPGPSecretKeyRingCollection(PGPUtil.getDecoderStream(new ByteArrayInputStream(export)));
            for (PGPSecretKeyRing ring : rings) {
                for (Iterator<PGPSecretKey> ofRing = ring.getSecretKeys(); ofRing.hasNext(); ) {
                    PGPSecretKey key = ofRing.next();
                    if (!key.isPrivateKeyEmpty() && key.getPublicKey().isEncryptionKey()) {
                        keys.add(key);
                    }
                }
            }
            return keys;
        } catch (IOException | PGPException | RuntimeException notKeys) {
            throw noKey(source);
        }
    }

    private static PGPPrivateKey open(PGPSecretKey key, char[] passphrase, String source) throws SecretException {
        try {
            return key.extractPrivateKey(
                    new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(passphrase));
        } catch (PGPException | RuntimeException wrongPassphrase) {
            throw new SecretException(
                    SecretException.Kind.BAD_IDENTITY,
                    source + ": the OpenPGP secret key " + HexFormat.of().formatHex(key.getFingerprint())
                            + " does not open: its passphrase is another one, or the export is damaged");
        }
    }

    /** Of the keys that decrypt, which are usually subkeys of those that files name; upper case, without spaces. */
    public List<String> fingerprints() {
        return fingerprints;
    }

    /** There is no key at all. */
    public boolean isEmpty() {
        return fingerprints.isEmpty();
    }

    /**
     * The content of an armored message that is for one of these keys.
     *
     * @return empty when it is for others, or was changed: a message without integrity protection counts as changed
     */
    public Optional<SecretText> decrypt(String armored) {
        for (PGPPrivateKey key : privateKeys) {
            Optional<SecretText> content = PgpMessage.decrypt(armored, key);
            if (content.isPresent()) {
                return content;
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        privateKeys.clear();
    }

    @Override
    public String toString() {
        return "secret keys " + fingerprints;
    }

    private static SecretException noKey(String source) {
        return new SecretException(
                SecretException.Kind.BAD_IDENTITY,
                source
                        + " holds no OpenPGP secret key that decrypts: expected what gpg --armor --export-secret-keys prints");
    }
}
