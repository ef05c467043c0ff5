package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.age.AgeIdentities;

/**
 * The private keys at hand to open SOPS files.
 *
 * @param age identities, from which SSH keys are not excluded
 */
public record Keyring(AgeIdentities age) {
    /** Age identities alone. */
    public static Keyring of(AgeIdentities age) {
        return new Keyring(age);
    }

    /** A clause for the message when none of them fits. */
    String whatIsMissing() {
        String have = age.isEmpty() ? "there is no age identity" : "none of the age identities at hand opens it";
        return age.unusable().isEmpty()
                ? have
                : have + " (identities of age plugins are not supported: " + String.join(", ", age.unusable()) + ")";
    }
}
