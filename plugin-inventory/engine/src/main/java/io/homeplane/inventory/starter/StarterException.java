package io.homeplane.inventory.starter;

/** Nothing can be started there; the message is one sentence that says why and what to do. */
public final class StarterException extends Exception {
    private static final long serialVersionUID = 1L;

    StarterException(String message) {
        super(message);
    }
}
