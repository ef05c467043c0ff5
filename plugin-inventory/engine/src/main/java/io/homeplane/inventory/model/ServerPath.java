package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.List;

/**
 * One way from the plane (or from another server) to a server: a {@code [[path]]} table, or the one Homeplane assumes for
 * a server without any.
 *
 * @param from the server it starts at; empty for the plane itself
 * @param server the server it leads to
 * @param via {@code tailscale | pangolin | wireguard | openvpn | cloudflare | lan | ssh | local}
 * @param protocol {@code ssh} (the default; carries deploys), {@code tcp}, {@code http} or {@code https} (probed only)
 * @param address host name or IP address, or {@code unix:/absolute/path} of a socket; empty for {@code via = "local"}
 * @param port 1-65535; 22 for ssh unless stated; 0 for a unix socket
 * @param user login name on the server; {@code root} unless stated
 * @param credential id of the SSH key credential; empty when none is stated
 * @param hostKey the pinned key as {@code "ssh-ed25519 AAAA.."}, {@code "accept-new"}, or empty
 * @param priority lower is tried first
 * @param emergency only for recovery and severing deploys
 * @param jump the server whose path is taken first, or {@code user@host:port}; empty for none
 * @param proxy {@code socks5://host:port} or {@code http://host:port} (CONNECT); empty for none
 * @param become {@code sudo} or {@code doas} when the user is not root; empty for none
 * @param carriedBy the stacks without which there is no such path, as stated
 * @param recover what is restarted, in this order, when the path is down; written as in {@code carriedBy}
 * @param resolver the name server that knows the address, as {@code host} or {@code host:port}; empty for the machine's own
 * @param status how its tunnel is asked about itself
 * @param through the paths to the server that it starts at or jumps over, best first; empty when it leads there directly
 */
public record ServerPath(
        Position position,
        String from,
        String server,
        String via,
        String protocol,
        String address,
        int port,
        String user,
        String credential,
        String hostKey,
        int priority,
        boolean emergency,
        String jump,
        String proxy,
        String become,
        List<String> carriedBy,
        List<String> recover,
        String resolver,
        TunnelStatus status,
        List<ServerPath> through)
        implements Serializable {
    /** What an address begins with that is a socket's path. */
    public static final String UNIX = "unix:";

    public ServerPath {
        carriedBy = List.copyOf(carriedBy);
        recover = List.copyOf(recover);
        through = List.copyOf(through);
    }

    /** A path without anything between. */
    public ServerPath(
            Position position,
            String from,
            String server,
            String via,
            String protocol,
            String address,
            int port,
            String user,
            String credential,
            String hostKey,
            int priority,
            boolean emergency) {
        this(
                position,
                from,
                server,
                via,
                protocol,
                address,
                port,
                user,
                credential,
                hostKey,
                priority,
                emergency,
                "",
                "",
                "",
                List.of(),
                List.of(),
                "",
                TunnelStatus.UNSTATED,
                List.of());
    }

    /** The same path to another address. */
    public ServerPath at(String other) {
        return with(other, status, through);
    }

    /** The same path, with the paths to the server that it starts at or jumps over. */
    public ServerPath through(List<ServerPath> others) {
        return with(address, status, others);
    }

    /** The same path, with another way to ask its tunnel. */
    public ServerPath asking(TunnelStatus other) {
        return with(address, other, through);
    }

    private ServerPath with(String otherAddress, TunnelStatus otherStatus, List<ServerPath> otherThrough) {
        return new ServerPath(
                position,
                from,
                server,
                via,
                protocol,
                otherAddress,
                port,
                user,
                credential,
                hostKey,
                priority,
                emergency,
                jump,
                proxy,
                become,
                carriedBy,
                recover,
                resolver,
                otherStatus,
                otherThrough);
    }

    /** Where it leads, for messages: {@code host:port}, or the address alone when that is a socket. */
    public String endpoint() {
        return isSocket() ? address : address + ":" + port;
    }

    /** True when its address is a unix socket. */
    public boolean isSocket() {
        return address.startsWith(UNIX);
    }

    /**
     * The name of this path in plans, verdicts and messages: {@code web1/tailscale}; {@code web1/pangolin/https:8120} when it only
     * is probed; {@code web1>db.example.com:5432/wireguard} when it starts at a server.
     */
    public String name() {
        String to = server.isEmpty() ? endpoint() : server;
        String ends = from.isEmpty() ? to : from + ">" + to;
        boolean plain = carriesDeploys() || server.isEmpty();
        return ends + "/" + via + (plain ? "" : "/" + protocol + ":" + port);
    }

    /** True when deploys can go over it. */
    public boolean carriesDeploys() {
        return protocol.equals("ssh") || via.equals("local");
    }
}
