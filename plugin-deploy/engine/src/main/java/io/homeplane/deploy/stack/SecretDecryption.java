package io.homeplane.deploy.stack;

/** Decrypts the SOPS files of a stack; implemented by {@code io.homeplane.deploy.secrets}. */
@FunctionalInterface
public interface SecretDecryption {
    /**
     * The plaintext in the file's own format.
     *
     * @param path repository path, for the format and for messages
     * @throws DeployException of kind {@link DeployException.Kind#BAD_SECRET}, naming the file and never a value
     */
    byte[] decrypt(String path, byte[] ciphertext) throws DeployException;
}
