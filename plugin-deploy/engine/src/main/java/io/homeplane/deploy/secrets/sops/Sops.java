package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.tree.Branch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The way into SOPS files: {@link #decrypt}, {@link #encrypt}, {@link #edit}, {@link #rotate}. Everything happens in memory;
 * a file's name decides its format; every file's MAC is verified. Each failure is a {@link SecretException} whose message is
 * one sentence that holds no value, and then nothing has been written.
 */
public final class Sops {
    private Sops() {}

    /**
     * Decrypts a file.
     *
     * @param fileName its path, which decides the format and stands in messages
     * @return the plaintext, which the caller closes
     * @throws SecretException with one sentence that says what is wrong and holds no value
     */
    public static Decrypted decrypt(String fileName, byte[] bytes, AgeIdentities identities) throws SecretException {
        return decrypt(SopsFile.read(fileName, bytes), Keyring.of(identities));
    }

    /** Decrypts a file with age or PGP keys. */
    public static Decrypted decrypt(String fileName, byte[] bytes, Keyring keyring) throws SecretException {
        return decrypt(SopsFile.read(fileName, bytes), keyring);
    }

    /** Decrypts a file that was already read. */
    public static Decrypted decrypt(SopsFile file, Keyring keyring) throws SecretException {
        try (KeyBytes dataKey = new DataKey(file.name(), file.metadata(), keyring).open()) {
            ValueCipher cipher = new ValueCipher(dataKey);
            List<Branch> plain =
                    new TreeDecryption(file.name(), file.metadata(), cipher, Nonces.NOT_KEPT).decrypt(file.documents());
            byte[] text = file.treeFormat().print(plain);
            return new Decrypted(file.metadata(), text, FlatValues.of(plain));
        }
    }

    /**
     * Decrypts a file on disk.
     *
     * @throws SecretException also when it cannot be read, of kind {@link SecretException.Kind#UNREADABLE}
     */
    public static Decrypted decrypt(Path file, AgeIdentities identities) throws SecretException {
        return decrypt(file.toString(), readFile(file), identities);
    }

    /**
     * Encrypts a plaintext for the recipients of a policy.
     *
     * @param fileName its path, which decides the format and stands in messages
     * @param clock tells the time that the file says it was changed at
     * @return the bytes of the SOPS file
     */
    public static byte[] encrypt(String fileName, byte[] plaintext, EncryptionPolicy policy, Clock clock)
            throws SecretException {
        Encryption encryption = new Encryption(fileName, clock);
        return encryption.encrypt(encryption.read(plaintext), policy);
    }

    /**
     * Gives a SOPS file another plaintext, under its own data key and rules.
     *
     * @return the bytes of the SOPS file: values that are the same at the same place keep their ciphertext, and a plaintext
     *     without a change gives exactly the bytes that were given
     */
    public static byte[] edit(String fileName, byte[] encrypted, byte[] plaintext, Keyring keyring, Clock clock)
            throws SecretException {
        return new Encryption(fileName, clock).edit(SopsFile.read(fileName, encrypted), encrypted, plaintext, keyring);
    }

    /** Encrypts a SOPS file anew: a new data key for the recipients of the policy, every value under it. */
    public static byte[] rotate(
            String fileName, byte[] encrypted, EncryptionPolicy policy, Keyring keyring, Clock clock)
            throws SecretException {
        return new Encryption(fileName, clock).rotate(SopsFile.read(fileName, encrypted), policy, keyring);
    }

    /**
     * The bytes of a secret file on disk.
     *
     * @throws SecretException when it is too big, or cannot be read, of kind {@link SecretException.Kind#UNREADABLE}
     */
    public static byte[] readFile(Path file) throws SecretException {
        try {
            long size = Files.size(file);
            if (size > SopsFile.LARGEST) {
                throw SopsFile.tooBig(file.toString(), size);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SecretException(
                    SecretException.Kind.UNREADABLE,
                    file + " cannot be read (" + e.getClass().getSimpleName()
                            + "): check the path and its permissions");
        }
    }
}
