package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.TunnelStatus;
import java.util.List;

/** Paths that lead through something, for tests. */
public final class NamedPaths {
    private NamedPaths() {}

    public static ServerPath proxied(ServerPath path, String proxy) {
        return copy(path, "", path.address(), proxy, "", path.through());
    }

    public static ServerPath resolved(ServerPath path, String address, String resolver) {
        return copy(path, "", address, "", resolver, path.through());
    }

    /** A path that starts at a server, which is reached by another path. */
    public static ServerPath from(ServerPath path, String address, ServerPath hop) {
        return copy(path, hop.server(), address, "", "", List.of(hop));
    }

    private static ServerPath copy(
            ServerPath path, String from, String address, String proxy, String resolver, List<ServerPath> through) {
        return new ServerPath(
                Position.of("test.toml"),
                from,
                path.server(),
                path.via(),
                path.protocol(),
                address,
                path.port(),
                path.user(),
                path.credential(),
                path.hostKey(),
                path.priority(),
                path.emergency(),
                "",
                proxy,
                "",
                List.of(),
                List.of(),
                resolver,
                TunnelStatus.UNSTATED,
                through);
    }
}
