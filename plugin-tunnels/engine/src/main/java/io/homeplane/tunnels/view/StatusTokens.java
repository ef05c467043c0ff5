package io.homeplane.tunnels.view;

import java.util.Optional;

/** Finds the token that a path's {@code status_credential} names. */
@FunctionalInterface
public interface StatusTokens {
    /** Knows none. */
    StatusTokens NONE = credential -> Optional.empty();

    /** Empty when there is no such credential. */
    Optional<String> find(String credential);
}
