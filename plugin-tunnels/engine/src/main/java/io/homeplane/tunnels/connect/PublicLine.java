package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;

/** The public half of a login key. */
public final class PublicLine {
    private PublicLine() {}

    /**
     * The line of {@code authorized_keys} that lets this path's key in.
     *
     * @throws ConnectionException when there is no such key, or it cannot be read
     */
    public static String of(ServerPath path, SshKeys keys) throws ConnectionException {
        return LoginKey.forPath(path, keys).publicLine().line();
    }
}
