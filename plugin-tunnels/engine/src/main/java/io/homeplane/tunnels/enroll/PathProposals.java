package io.homeplane.tunnels.enroll;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.HostKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the servers for which an inventory states no path could be reached: by what ssh and the tailnet know of them, and their own addresses. */
public final class PathProposals {
    private static final int SSH = 22;

    private final SshConfig ssh;
    private final Tailnet tailnet;

    public PathProposals(SshConfig ssh, Tailnet tailnet) {
        this.ssh = ssh;
        this.tailnet = tailnet;
    }

    /** Of each server without a path of its own, those to try, best first; none where nothing is known. */
    public Map<Server, List<ServerPath>> of(Inventory inventory) {
        Map<Server, List<ServerPath>> proposals = new LinkedHashMap<>();
        for (Server server : inventory.servers()) {
            // A path that is assumed stands where its server does: there is no table of its own.
            if (inventory.pathsTo(server.name()).stream()
                    .allMatch(path -> path.position().equals(server.position()))) {
                proposals.put(server, propose(server));
            }
        }
        return proposals;
    }

    private List<ServerPath> propose(Server server) {
        List<ServerPath> paths = new ArrayList<>();
        ssh.find(server.name(), server.address())
                .filter(host -> host.jump().isEmpty())
                .ifPresent(host -> paths.add(path(server, "ssh", host.address(), host.port(), host.user())));
        tailnet.address(server.name()).ifPresent(address -> paths.add(path(server, "tailscale", address, SSH, "")));
        boolean known = paths.stream().anyMatch(path -> path.address().equals(server.address()));
        if (!server.address().isEmpty() && !known) {
            paths.add(path(server, "lan", server.address(), SSH, ""));
        }
        return paths;
    }

    private static ServerPath path(Server server, String via, String address, int port, String user) {
        String login = user.isEmpty() ? "root" : user;
        return pinned(server.name(), via, address, port, login, HostKey.ACCEPT_NEW);
    }

    /** The same path with the key that it has shown. */
    public static ServerPath pinned(ServerPath path, HostKey shown) {
        return pinned(path.server(), path.via(), path.address(), path.port(), path.user(), shown.line());
    }

    private static ServerPath pinned(String server, String via, String address, int port, String user, String key) {
        return new ServerPath(Position.of("proposed"), "", server, via, "ssh", address, port, user, "", key, 0, false);
    }
}
