package io.homeplane.inventory.source;

/** A file that could not be read, with the reason as a message that can be shown. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a file could not be read. */
    public enum Reason {
        MISSING,
        NOT_A_FILE,
        OUTSIDE,
        TOO_LARGE,
        NO_REVISION,
        FAILED
    }

    private final Reason reason;

    public UnreadableFileException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
