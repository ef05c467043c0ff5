package io.homeplane.tunnels.connect;

import java.util.Optional;

/** Finds the SSH private keys that paths name; implemented over Jenkins credentials, or over files. */
@FunctionalInterface
public interface SshKeys {
    /**
     * The key for a credential id.
     *
     * @param credential the id in a path's {@code credential}
     * @return empty when there is no such credential
     */
    Optional<SshKey> find(String credential);

    /**
     * A login name and a private key; its text is a secret and never printed.
     *
     * @param user login name; empty when the path states it
     * @param privateKey OpenSSH or PEM text
     * @param passphrase empty when the key has none
     */
    record SshKey(String user, String privateKey, String passphrase) {
        @Override
        public String toString() {
            return "SshKey[user=" + user + ", privateKey=[redacted]]";
        }
    }
}
