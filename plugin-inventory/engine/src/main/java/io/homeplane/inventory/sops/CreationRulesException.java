package io.homeplane.inventory.sops;

/** A {@code .sops.yaml} that SOPS would not take; the message is a clause that says why. */
public final class CreationRulesException extends Exception {
    private static final long serialVersionUID = 1L;

    CreationRulesException(String message) {
        super(message);
    }
}
