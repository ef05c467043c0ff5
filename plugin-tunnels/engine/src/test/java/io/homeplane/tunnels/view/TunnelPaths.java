package io.homeplane.tunnels.view;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.TunnelStatus;
import java.util.List;

/** Paths whose tunnels can be asked. */
public final class TunnelPaths {
    private TunnelPaths() {}

    public static ServerPath path(String via, String address, String status) {
        return path(via, address, new TunnelStatus(status, "", "token", false, List.of()));
    }

    /** A path to a port of an address. */
    public static ServerPath to(String via, String address, int port, String status) {
        return new ServerPath(Position.of("test.toml"), "", "edge", via, "ssh", address, port, "root", "", "", 0, false)
                .asking(new TunnelStatus(status, "", "", false, List.of()));
    }

    public static ServerPath path(String via, String address, TunnelStatus status) {
        return new ServerPath(Position.of("test.toml"), "", "edge", via, "ssh", address, 22, "root", "", "", 0, false)
                .asking(status);
    }
}
