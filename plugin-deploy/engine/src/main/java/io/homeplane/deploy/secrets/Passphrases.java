package io.homeplane.deploy.secrets;

import java.util.Optional;

/** Whoever knows the passphrases of keys: a person at a terminal, or a variable. */
@FunctionalInterface
public interface Passphrases {
    /** Knows none, as where nobody can be asked. */
    Passphrases NONE = key -> Optional.empty();

    /**
     * The passphrase of a key, which the caller closes; empty when there is nobody to ask.
     *
     * @param key what it opens, for the question
     */
    Optional<SecretText> of(String key);
}
