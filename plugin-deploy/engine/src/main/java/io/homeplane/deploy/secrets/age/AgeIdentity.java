package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.Passphrases;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.util.List;
import java.util.Optional;

/**
 * What opens age files: the private half of a recipient, or a passphrase; it prints its recipient only and is wiped when
 * closed.
 */
public abstract sealed class AgeIdentity implements AutoCloseable
        permits X25519Identity, HybridIdentity, SshEd25519Identity, SshRsaIdentity, ScryptIdentity {
    /** What the text of an X25519 identity begins with. */
    static final String PREFIX = X25519Identity.PREFIX + "1";

    private final String stanzaType;
    private final String recipient;

    /** @param stanzaType of the stanzas that may be for this identity: {@code X25519}, {@code scrypt}, .. */
    AgeIdentity(String stanzaType, String recipient) {
        this.stanzaType = stanzaType;
        this.recipient = recipient;
    }

    /**
     * The identity of this text: {@code AGE-SECRET-KEY-1..}, {@code AGE-SECRET-KEY-PQ-1..}, or an OpenSSH private key file
     * (ed25519 or rsa, without a passphrase).
     *
     * @throws SecretException of kind {@link SecretException.Kind#BAD_IDENTITY}, without the text
     */
    public static AgeIdentity of(SecretText text) throws SecretException {
        String encoded = text.reveal().strip();
        if (encoded.startsWith(SshKeys.PRIVATE_KEY)) {
            return SshKeys.identity(encoded, "the SSH key", Passphrases.NONE);
        }
        Optional<? extends AgeIdentity> identity = encoded.startsWith(HybridIdentity.PREFIX + "1")
                ? HybridIdentity.of(encoded)
                : X25519Identity.of(encoded);
        if (identity.isPresent() && encoded.startsWith(X25519Identity.PREFIX)) {
            return identity.get();
        }
        throw new SecretException(
                SecretException.Kind.BAD_IDENTITY,
                "the age identity is not one: expected " + PREFIX
                        + " and its 58 characters with a valid checksum; copy the whole line that age-keygen wrote");
    }

    /** A passphrase, for files that were encrypted with one; it is wiped with the identity. */
    public static AgeIdentity passphrase(SecretText passphrase) {
        return new ScryptIdentity(passphrase);
    }

    /** The recipient ({@code age1..}, {@code ssh-ed25519 ..}) that files for this identity name; it is public. */
    public final String recipient() {
        return recipient;
    }

    /** The key of a file whose header has these stanzas; empty when none is for this identity. */
    final Optional<KeyBytes> unwrap(List<Stanza> stanzas) throws AgeFailure {
        for (Stanza stanza : stanzas) {
            Optional<KeyBytes> fileKey = stanza.type().equals(stanzaType) ? unwrap(stanza) : Optional.empty();
            if (fileKey.isPresent()) {
                return fileKey;
            }
        }
        return Optional.empty();
    }

    /** The file key in a stanza of this identity's type; empty when it was wrapped for another. */
    abstract Optional<KeyBytes> unwrap(Stanza stanza) throws AgeFailure;

    /** Wipes the key. */
    @Override
    public abstract void close();

    @Override
    public final String toString() {
        return "identity of " + recipient;
    }
}
