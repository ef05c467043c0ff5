package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.tree.Branch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Decrypts SOPS files; every file's MAC is verified. */
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
        return decrypt(SopsFile.read(fileName, bytes), identities);
    }

    /** Decrypts a file that was already read. */
    public static Decrypted decrypt(SopsFile file, AgeIdentities identities) throws SecretException {
        byte[] dataKey = new AgeDataKey(file.name(), file.metadata(), identities).open();
        try {
            ValueCipher cipher = new ValueCipher(dataKey);
            List<Branch> plain = new TreeDecryption(file.name(), file.metadata(), cipher).decrypt(file.documents());
            byte[] text = file.treeFormat().print(plain);
            return new Decrypted(file.metadata(), text, FlatValues.of(plain));
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /**
     * Decrypts a file on disk.
     *
     * @throws SecretException also when it cannot be read, of kind {@link SecretException.Kind#UNREADABLE}
     */
    public static Decrypted decrypt(Path file, AgeIdentities identities) throws SecretException {
        try {
            long size = Files.size(file);
            if (size > SopsFile.LARGEST) {
                throw SopsFile.tooBig(file.toString(), size);
            }
            return decrypt(file.toString(), Files.readAllBytes(file), identities);
        } catch (IOException e) {
            throw new SecretException(
                    SecretException.Kind.UNREADABLE,
                    file + " cannot be read (" + e.getClass().getSimpleName()
                            + "): check the path and its permissions");
        }
    }
}
