package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Leaf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** The message authentication code over the values of a file, in document order. */
final class FileMac {
    private final boolean onlyEncrypted;
    private final MessageDigest hash;

    FileMac(boolean onlyEncrypted) {
        this.onlyEncrypted = onlyEncrypted;
        hash = digest("SHA-512");
        if (onlyEncrypted) {
            // Keeps the two kinds of MAC apart.
            hash.update(digest("SHA-256").digest("sops".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    void add(Leaf value, boolean encrypted) {
        if (encrypted || !onlyEncrypted) {
            hash.update(value.bytes());
        }
    }

    /** The code itself, encrypted and bound to the time of change. */
    String seal(String lastModified, ValueCipher cipher, Nonces nonces) {
        byte[] code = code();
        byte[] bound = lastModified.getBytes(StandardCharsets.US_ASCII);
        return cipher.seal(code, "str", nonces.next("mac", code, bound), bound).text();
    }

    private byte[] code() {
        return HexFormat.of().withUpperCase().formatHex(hash.digest()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Compares with the code that the file carries, bound to its time of change. */
    void verify(String file, SopsMetadata metadata, ValueCipher cipher) throws SecretException {
        byte[] actual = code();
        if (metadata.mac().isEmpty()) {
            throw mismatch(file, "has no message authentication code");
        }
        byte[] bound = metadata.lastModifiedText().getBytes(StandardCharsets.US_ASCII);
        Optional<byte[]> expected = EncryptedValue.parse(metadata.mac()).flatMap(mac -> cipher.open(mac, bound));
        if (expected.isEmpty()) {
            throw mismatch(file, "has a message authentication code or a lastmodified that was changed");
        }
        if (!MessageDigest.isEqual(expected.get(), actual)) {
            throw mismatch(file, "has values that were added, removed, reordered or changed since it was encrypted");
        }
    }

    private static SecretException mismatch(String file, String what) {
        return new SecretException(
                SecretException.Kind.MAC_MISMATCH,
                file + " " + what + "; restore it from git and change it with plane encrypt or sops only");
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + name, e);
        }
    }
}
