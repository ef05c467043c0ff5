package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.Passphrases;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.io.IOException;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** OpenSSH keys as age uses them: lines of {@code authorized_keys} and private key files. */
final class SshKeys {
    /** What a private key file begins with, whatever its kind. */
    static final String PRIVATE_KEY = "-----BEGIN ";

    private static final int SMALLEST_RSA = 2048;
    private static final int FINGERPRINT = 4;

    private SshKeys() {}

    static AgeRecipient recipient(String line) throws SecretException {
        List<String> words = List.of(line.split("\\s+"));
        try {
            byte[] wire = Base64.getDecoder().decode(words.get(1));
            AsymmetricKeyParameter key = OpenSSHPublicKeyUtil.parsePublicKey(wire);
            boolean sameKind = Arrays.equals(wire, OpenSSHPublicKeyUtil.encodePublicKey(key));
            if (sameKind
                    && key instanceof Ed25519PublicKeyParameters point
                    && words.get(0).equals("ssh-ed25519")) {
                return new SshEd25519Recipient(line, wire, SshEd25519Recipient.montgomery(point.getEncoded()));
            }
            if (sameKind && key instanceof RSAKeyParameters rsa && words.get(0).equals("ssh-rsa") && isStrong(rsa)) {
                return new SshRsaRecipient(line, wire, rsa);
            }
        } catch (RuntimeException | IOException notAKey) {
            // Refused below: what parsers say about keys may quote them.
        }
        throw AgeRecipient.refused(line);
    }

    static AgeIdentity identity(String pem, String source, Passphrases passphrases) throws SecretException {
        AsymmetricKeyParameter key = privateKey(pem, source, passphrases);
        if (key instanceof Ed25519PrivateKeyParameters seed) {
            return SshEd25519Identity.of(seed);
        }
        if (key instanceof RSAPrivateCrtKeyParameters rsa && isStrong(rsa)) {
            return SshRsaIdentity.of(rsa);
        }
        throw refused("is of a kind that age cannot use: expected ed25519, or rsa of 2048 bits or more");
    }

    private static AsymmetricKeyParameter privateKey(String pem, String source, Passphrases passphrases)
            throws SecretException {
        PemObject block = read(pem).orElseThrow(() -> refused("is not an OpenSSH private key file"));
        byte[] blob = block.getContent();
        try {
            return OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(blob);
        } catch (IllegalStateException encrypted) {
            // OpenSSHPrivateKeyUtil throws it for a key with a passphrase and for nothing else that begins so.
            return unlocked(pem, source, passphrases);
        } catch (RuntimeException notAKey) {
            throw refused("cannot be read: expected an OpenSSH private key file of kind ed25519 or rsa"
                    + " (ssh-keygen -p -f FILE writes an older file as one)");
        } finally {
            Arrays.fill(blob, (byte) 0);
        }
    }

    private static AsymmetricKeyParameter unlocked(String pem, String source, Passphrases passphrases)
            throws SecretException {
        try (SecretText passphrase = passphrases
                .of(source)
                .orElseThrow(() -> refused("has a passphrase and there is nobody to ask for it:"
                        + " give a copy without one (ssh-keygen -p)"))) {
            return new LockedSshKey(pem)
                    .open(passphrase)
                    .orElseThrow(() -> refused("does not open: its passphrase is another one, the file is damaged,"
                            + " or it is neither of kind ed25519 nor rsa"));
        }
    }

    private static Optional<PemObject> read(String pem) {
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            return Optional.ofNullable(reader.readPemObject());
        } catch (IOException | RuntimeException notPem) {
            return Optional.empty();
        }
    }

    static byte[] wire(AsymmetricKeyParameter publicKey) {
        try {
            return OpenSSHPublicKeyUtil.encodePublicKey(publicKey);
        } catch (IOException e) {
            throw new IllegalStateException("an SSH public key cannot be encoded", e);
        }
    }

    /** As {@code authorized_keys} shows it. */
    static String line(String kind, byte[] wire) {
        return kind + " " + Base64.getEncoder().encodeToString(wire);
    }

    /** The four bytes by which stanzas name a key. */
    static String fingerprint(byte[] wire) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(wire);
            return Stanza.encode(Arrays.copyOf(digest, FINGERPRINT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static boolean isStrong(RSAKeyParameters key) {
        return key.getModulus().bitLength() >= SMALLEST_RSA;
    }

    private static SecretException refused(String what) {
        return new SecretException(SecretException.Kind.BAD_IDENTITY, "the SSH key " + what);
    }
}
