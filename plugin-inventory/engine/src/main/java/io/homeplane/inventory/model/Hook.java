package io.homeplane.inventory.model;

import java.io.Serializable;

/**
 * A command that Komodo runs before or after a deploy.
 *
 * @param path directory it runs in, relative to the repository's root
 * @param command the shell text; empty when there is no hook
 */
public record Hook(String path, String command) implements Serializable {
    public static final Hook NONE = new Hook("", "");

    /** True for the hooks that decrypt SOPS files, which Homeplane does natively. */
    public boolean decryptsSops() {
        return command.contains("sops");
    }
}
