package io.homeplane.deploy.secrets.age;

import java.io.IOException;

/** An age file that does not open; its message is a clause for the sentence that names the file. */
final class AgeFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** The cases that the age test kit (C2SP) tells apart, and one more. */
    enum Reason {
        ARMOR,
        HEADER,
        NO_MATCH,
        HEADER_MAC,
        PAYLOAD,
        /** Not one of the kit's: this process is too small. */
        MEMORY
    }

    AgeFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static AgeFailure header(String message) {
        return new AgeFailure(Reason.HEADER, message);
    }

    Reason reason() {
        return reason;
    }
}
