package io.homeplane.deploy.jenkins;

import io.homeplane.deploy.stack.DeployException;
import io.homeplane.deploy.stack.SecretDecryption;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** Files that the controller decrypted, so that the key never leaves it; sent to where the deploy runs, never kept. */
final class DecryptedFiles implements SecretDecryption, Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, byte[]> plaintexts;

    DecryptedFiles(Map<String, byte[]> plaintexts) {
        this.plaintexts = new HashMap<>(plaintexts);
    }

    @Override
    public byte[] decrypt(String path, byte[] ciphertext) throws DeployException {
        byte[] plaintext = plaintexts.get(path);
        if (plaintext == null) {
            throw new DeployException(
                    DeployException.Kind.BAD_SECRET,
                    path + " was not decrypted: it is outside the directory that the stack runs in; move it there");
        }
        return plaintext.clone();
    }

    @Override
    public String toString() {
        return "DecryptedFiles" + plaintexts.keySet();
    }
}
