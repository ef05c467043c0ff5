package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;

/** Whom an age file is encrypted for; its text is public, except for a passphrase, which is not shown. */
public abstract sealed class AgeRecipient
        permits X25519Recipient, HybridRecipient, SshEd25519Recipient, SshRsaRecipient, ScryptRecipient {
    private static final int SHOWN = 20;

    private final String name;

    AgeRecipient(String name) {
        this.name = name;
    }

    /**
     * The recipient of this text: {@code age1..}, {@code age1pq1..}, {@code ssh-ed25519 ..} or {@code ssh-rsa ..}.
     *
     * @throws SecretException of kind {@link SecretException.Kind#BAD_RECIPIENT}, or
     *     {@link SecretException.Kind#UNSUPPORTED_KEY} for a plugin's
     */
    public static AgeRecipient parse(String text) throws SecretException {
        String stripped = text.strip();
        if (stripped.startsWith("ssh-")) {
            return SshKeys.recipient(stripped);
        }
        if (stripped.startsWith(HybridRecipient.PREFIX + "1")) {
            return HybridRecipient.of(stripped);
        }
        if (stripped.startsWith(X25519Recipient.PREFIX + "1")
                && stripped.lastIndexOf('1') > X25519Recipient.PREFIX.length()) {
            throw new SecretException(
                    SecretException.Kind.UNSUPPORTED_KEY,
                    "the recipient " + shown(stripped)
                            + " belongs to an age plugin, and plugins are not run; give an age1, age1pq1 or ssh recipient");
        }
        return X25519Recipient.of(stripped);
    }

    /** Everybody who knows this passphrase; such a file has no other recipient. */
    public static AgeRecipient passphrase(SecretText passphrase) {
        return new ScryptRecipient(passphrase);
    }

    /** As files name it. */
    public final String name() {
        return name;
    }

    /** Wraps the key of a file for this recipient. */
    abstract Stanza wrap(KeyBytes fileKey);

    @Override
    public final String toString() {
        return name;
    }

    static SecretException refused(String text) {
        return new SecretException(
                SecretException.Kind.BAD_RECIPIENT,
                "the age recipient " + shown(text)
                        + " is none: expected age1.., age1pq1.., ssh-ed25519 .. or ssh-rsa .. (2048 bits or more) without a typing error");
    }

    /** Somebody may have pasted an identity in its place. */
    private static String shown(String text) {
        if (!text.startsWith("age1") && !text.startsWith("ssh-")) {
            return "(" + text.length() + " characters)";
        }
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "..";
    }
}
