package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.pgp.PgpKeys;

/**
 * The private keys at hand to open SOPS files; wiped when closed.
 *
 * @param age age identities, among them SSH keys
 * @param pgp OpenPGP secret keys
 */
public record Keyring(AgeIdentities age, PgpKeys pgp) implements AutoCloseable {
    /** Age identities alone. */
    public static Keyring of(AgeIdentities age) {
        return new Keyring(age, PgpKeys.none());
    }

    /** OpenPGP keys alone. */
    public static Keyring of(PgpKeys pgp) {
        return new Keyring(AgeIdentities.none(), pgp);
    }

    @Override
    public void close() {
        age.close();
        pgp.close();
    }

    /** A clause for the message when none of them fits. */
    String whatIsMissing() {
        String have = "none of the keys at hand opens it";
        if (pgp.isEmpty()) {
            have = age.isEmpty() ? "there is no age identity" : "none of the age identities at hand opens it";
        }
        return age.unusable().isEmpty()
                ? have
                : have + " (identities of age plugins are not supported: " + String.join(", ", age.unusable()) + ")";
    }
}
