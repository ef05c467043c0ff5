package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;

/** The refusals that several formats share. */
final class Malformed {
    private Malformed() {}

    /** @param where the file's name and, where it is known, the position */
    static SecretException duplicate(String where, String key) {
        return new SecretException(
                SecretException.Kind.DUPLICATE_KEY,
                where + ": the key " + key
                        + " stands in the file twice; restore the file from git, or remove one of them before it is encrypted");
    }

    static SecretException text(String where, String expected) {
        return new SecretException(
                SecretException.Kind.MALFORMED,
                where + " is not " + expected + ", or ends too early; restore the file from git");
    }

    /** Nests flat metadata; a contradiction in it is the file's fault. */
    static Branch nest(String name, Branch flat) throws SecretException {
        try {
            return FlattenedMetadata.nest(flat);
        } catch (IllegalArgumentException e) {
            throw new SecretException(
                    SecretException.Kind.MALFORMED,
                    name + " cannot be decrypted: " + e.getMessage() + "; restore it from git");
        }
    }
}
