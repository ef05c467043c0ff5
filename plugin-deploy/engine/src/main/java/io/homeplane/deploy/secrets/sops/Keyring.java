package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.Passphrases;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.age.IdentitySources;
import io.homeplane.deploy.secrets.pgp.PgpKeys;
import java.nio.file.Path;
import java.util.Arrays;

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

    /**
     * The keys of a file, which is one of age identities, an OpenSSH private key or an export of OpenPGP secret keys.
     *
     * @param passphrases asked for that of a key that has one
     * @throws SecretException of kind {@link SecretException.Kind#BAD_IDENTITY} when it is none of them, or does not open
     */
    public static Keyring read(Path file, Passphrases passphrases) throws SecretException {
        try (SecretText text = IdentitySources.text(file)) {
            byte[] bytes = text.revealBytes();
            boolean pgp = PgpKeys.isSecretKey(bytes);
            Arrays.fill(bytes, (byte) 0);
            return pgp
                    ? of(PgpKeys.parse(text, passphrases, file.toString()))
                    : of(AgeIdentities.parse(text, file.toString(), passphrases));
        }
    }

    /** There is no key at all. */
    public boolean isEmpty() {
        return age.isEmpty() && pgp.isEmpty();
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
