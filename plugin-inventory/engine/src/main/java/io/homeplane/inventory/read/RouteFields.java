package io.homeplane.inventory.read;

import io.homeplane.inventory.model.HostPort;
import io.homeplane.inventory.model.PathProxy;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.ServerPath;
import java.util.List;
import java.util.Optional;

/** The keys of a {@code [[path]]} that say what stands between its two ends. */
final class RouteFields {
    private static final int DNS_PORT = 53;
    private static final int SSH_PORT = 22;
    /** The longest path that Linux takes for a socket (sockaddr_un.sun_path with its end holds 108 bytes). */
    private static final int LONGEST_SOCKET = 107;

    private final Fields path;

    RouteFields(Fields path) {
        this.path = path;
    }

    /** The {@code proxy}; empty with a problem when it is none, or when the address is a socket. */
    String proxy(String address) {
        String proxy = path.text("", "proxy");
        if (address.startsWith(ServerPath.UNIX)) {
            socket(address, proxy);
            return "";
        }
        if (proxy.isEmpty() || PathProxy.parse(proxy).isPresent()) {
            return proxy;
        }
        refuse(
                "proxy",
                "expected socks5://host:port or http://host:port; found "
                        + (proxy.contains("@") ? "one with a user" : "\"" + proxy + "\""),
                proxy.contains("@")
                        ? "a proxy with a login would have its password in the inventory: use one without, on this machine"
                        : "tailscaled --socks5-server=127.0.0.1:1055 is proxy = \"socks5://127.0.0.1:1055\"");
        return "";
    }

    private void socket(String address, String proxy) {
        String file = address.substring(ServerPath.UNIX.length());
        if (!file.startsWith("/") || file.length() > LONGEST_SOCKET) {
            refuse(
                    "address",
                    "expected unix: and an absolute path of at most " + LONGEST_SOCKET + " characters; found \""
                            + address + "\"",
                    "such as address = \"unix:/run/sshd.sock\"");
        }
        if (!proxy.isEmpty()) {
            refuse("proxy", "a socket is on this machine or on the server of jump; no proxy leads there", "");
        }
    }

    /** The {@code resolver}; empty with a problem when it is no address. */
    String resolver() {
        String resolver = path.text("", "resolver");
        if (resolver.isEmpty()) {
            return "";
        }
        Optional<HostPort> server = HostPort.parse(resolver, DNS_PORT);
        if (server.isEmpty() || !server.get().host().matches("[0-9.]+|.*:.*")) {
            refuse(
                    "resolver",
                    "expected the IP address of a name server; found \"" + resolver + "\"",
                    "Tailscale's is 100.100.100.100");
            return "";
        }
        if (path.has("from")) {
            refuse("resolver", "the plane asks it, but this path starts at another server, which asks its own", "");
            return "";
        }
        return resolver;
    }

    /** The machine that {@code jump = "user@host:port"} states; nothing when it names a server of the inventory. */
    List<ServerPath> statedJump(Position position, String credential) {
        String jump = path.text("", "jump");
        if (!jump.isEmpty() && path.has("from")) {
            refuse("jump", "this path starts at a server already (from), and leads on from there", "");
        }
        int at = jump.indexOf('@');
        if (at < 0) {
            return List.of();
        }
        Optional<HostPort> host = HostPort.parse(jump.substring(at + 1), SSH_PORT);
        if (at == 0 || host.isEmpty()) {
            refuse(
                    "jump",
                    "expected the name of a server, or user@host:port; found \"" + jump + "\"",
                    "such as jump = \"root@203.0.113.7:2244\"");
            return List.of();
        }
        return List.of(new ServerPath(
                position,
                "",
                "",
                "ssh",
                "ssh",
                host.get().host(),
                host.get().port(),
                jump.substring(0, at),
                credential,
                path.text("", "jump_host_key"),
                0,
                false));
    }

    private void refuse(String key, String message, String hint) {
        path.problems().add(ProblemCode.NOT_ALLOWED, path.at(key), path.path(key), message, hint);
    }
}
