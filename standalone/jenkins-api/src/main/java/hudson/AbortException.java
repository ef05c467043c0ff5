package hudson;

import java.io.IOException;

/** A failure that was expected: its message goes to the log without a stack trace. */
public class AbortException extends IOException {
    public AbortException() {}

    public AbortException(String message) {
        super(message);
    }
}
