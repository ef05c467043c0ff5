package io.homeplane.plane.casc;

/** A configuration-as-code file that cannot be applied; the message is one sentence and never holds a secret. */
public final class CascException extends Exception {
    public CascException(String message) {
        super(message);
    }
}
