package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.TunnelStatus;
import java.util.List;

/** A {@code [[path]]} table, and the path that is assumed for a server without one. */
final class PathDecoder {
    private static final List<String> VIAS =
            List.of("tailscale", "pangolin", "wireguard", "openvpn", "cloudflare", "lan", "ssh", "local");
    private static final List<String> PROTOCOLS = List.of("ssh", "tcp", "http", "https");
    private static final List<String> BECOME = List.of("sudo", "doas");
    private static final int DEFAULT_PRIORITY = 100;

    private PathDecoder() {}

    static ServerPath decode(Fields path, Position position) {
        String to = path.text("", "to");
        String via = path.choice("via", "ssh", VIAS);
        String protocol = path.choice("protocol", to.isEmpty() ? "ssh" : "tcp", PROTOCOLS);
        String address = path.text(to.isEmpty() ? "" : ServerDecoder.hostOf(to), "address");
        boolean socket = address.startsWith(ServerPath.UNIX);
        int port = path.number("port", socket ? 0 : port(to, protocol), 1, 65535, ProblemCode.BAD_PORT);
        String server = path.text("", "server");
        if (server.isEmpty() && to.isEmpty()) {
            missing(path, position, "states no server", "add server = \"<name>\"");
        }
        if (port == 0 && !socket) {
            missing(path, position, "states no port", "add port = <number>");
        }
        String user = path.text("root", "user");
        String credential = path.text("", "credential");
        RouteFields route = new RouteFields(path);
        return new ServerPath(
                position,
                path.text("", "from"),
                server,
                via,
                protocol,
                address,
                port,
                user,
                credential,
                path.text("", "host_key"),
                path.number("priority", DEFAULT_PRIORITY, 0, 1_000_000, ProblemCode.NOT_ALLOWED),
                path.flag("emergency", false),
                path.text("", "jump"),
                route.proxy(address),
                path.choice("become", "", BECOME),
                path.texts("carried_by"),
                path.texts("recover"),
                route.resolver(),
                status(path),
                route.statedJump(position, credential));
    }

    /** What a server is reached by when nothing else is stated: ssh at its own address. */
    static ServerPath assumed(Position position, String server, String address) {
        return new ServerPath(position, "", server, "lan", "ssh", address, 22, "root", "", "", DEFAULT_PRIORITY, false);
    }

    private static TunnelStatus status(Fields path) {
        boolean relayExpected = path.choice("relay", "", List.of("expected")).equals("expected");
        return new TunnelStatus(
                path.text("", "status"),
                path.text("", "status_on"),
                path.text("", "status_credential"),
                relayExpected,
                List.of());
    }

    private static void missing(Fields path, Position position, String what, String hint) {
        path.problems().add(ProblemCode.MISSING_VALUE, position, path.path(), what, hint);
    }

    private static int port(String to, String protocol) {
        String digits = to.substring(to.lastIndexOf(':') + 1);
        if (to.contains(":") && digits.matches("[0-9]{1,5}")) {
            return Integer.parseInt(digits);
        }
        return switch (protocol) {
            case "ssh" -> 22;
            case "http" -> 80;
            case "https" -> 443;
            default -> 0;
        };
    }
}
