package io.homeplane.inventory.model;

import java.io.Serializable;

/**
 * One thing that is wrong with an inventory, said so that its author can mend it.
 *
 * @param code stable code such as {@code HP0007}, documented in docs/problems.md
 * @param path the value's path in the inventory such as {@code server.web1.port}
 * @param message what is wrong: expected and found, in one sentence without a full stop
 * @param hint what to do about it; empty when the message says it all
 */
public record Problem(Severity severity, String code, Position position, String path, String message, String hint)
        implements Serializable {
    /** {@code hosts.toml:12:5: error[HP0007] server.web1.port: expected 1-65535, found 70000}, then the hint if any. */
    @Override
    public String toString() {
        String line = position + ": " + severity.word() + "[" + code + "] " + path + ": " + message;
        return hint.isEmpty() ? line : line + " (" + hint + ")";
    }
}
