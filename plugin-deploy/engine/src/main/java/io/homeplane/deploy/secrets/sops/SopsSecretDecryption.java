package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.stack.DeployException;
import io.homeplane.deploy.stack.SecretDecryption;

/** Decrypts the SOPS files of a stack with the keys of its build. */
public final class SopsSecretDecryption implements SecretDecryption {
    private final Keyring keys;

    public SopsSecretDecryption(Keyring keys) {
        this.keys = keys;
    }

    @Override
    public byte[] decrypt(String path, byte[] ciphertext) throws DeployException {
        try (Decrypted decrypted = Sops.decrypt(path, ciphertext, keys)) {
            return decrypted.plaintext();
        } catch (SecretException e) {
            throw new DeployException(DeployException.Kind.BAD_SECRET, e.getMessage(), e);
        }
    }
}
