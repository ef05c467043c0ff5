package io.homeplane.deploy.secrets;

/**
 * A secret file or an identity cannot be used; the message is one sentence that names the file and, where there is one,
 * the path of the value. It never holds a value or a key, and neither does a cause.
 */
public final class SecretException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why a secret cannot be used. */
    public enum Kind {
        /** None of the given identities is a recipient. */
        NO_IDENTITY,
        /** The text given as an identity is none. */
        BAD_IDENTITY,
        /** The text given as a recipient is none, or the recipients cannot stand in one file. */
        BAD_RECIPIENT,
        /** The file can only be opened with a kind of key that Homeplane does not know yet. */
        UNSUPPORTED_KEY,
        /** The encrypted data key for one of our identities does not open. */
        DAMAGED_KEY,
        /** A value was changed after it was encrypted, or stands at another place. */
        TAMPERED,
        /** The values do not add up to the file's message authentication code, or there is none. */
        MAC_MISMATCH,
        /** The text does not follow its format, or ends too early. */
        MALFORMED,
        DUPLICATE_KEY,
        /** The file has no SOPS metadata. */
        NOT_ENCRYPTED,
        /** The file has SOPS metadata and should have none. */
        ALREADY_ENCRYPTED,
        TOO_BIG,
        /** No creation rule says for whom the file is encrypted. */
        NO_RULE,
        /** The file cannot be read from disk. */
        UNREADABLE
    }

    public SecretException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
