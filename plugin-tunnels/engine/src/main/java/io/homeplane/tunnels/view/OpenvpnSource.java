package io.homeplane.tunnels.view;

import io.homeplane.inventory.model.HostPort;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OpenVPN's management interface (management-notes.txt of its source): its state, and the clients of a server. */
final class OpenvpnSource implements Source {
    private static final int LINES = 10_000;
    /** What each state that is not CONNECTED waits for. */
    private static final Map<String, String> WAITS = Map.of(
            "CONNECTING", "begins to connect",
            "RESOLVE", "looks up its server's name; check DNS",
            "TCP_CONNECT", "opens TCP to its server; check that port",
            "WAIT", "hears nothing from its server; check that its port gets through, and tls-auth on both ends",
            "AUTH", "logs in",
            "GET_CONFIG", "waits for its configuration",
            "RECONNECTING", "has lost its server and tries again",
            "EXITING", "is ending");

    @Override
    public TunnelView look(ServerPath path, Glance glance) throws IOException, InterruptedException {
        try (Socket socket = glance.open(end(path.status().source()))) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            TunnelView state = state(path, ask(socket, in, "state"));
            return state.standing() == TunnelView.Standing.UP ? clients(path, ask(socket, in, "status 2")) : state;
        }
    }

    private static Endpoint end(String source) throws IOException {
        if (source.startsWith(ServerPath.UNIX)) {
            return new Endpoint.Unix(source.substring(ServerPath.UNIX.length()));
        }
        HostPort address = HostPort.parse(source, 0)
                .orElseThrow(() -> new IOException("that is neither host:port nor a unix socket"));
        return new Endpoint.Tcp(address.host(), address.port());
    }

    /** The lines of an answer; what the interface says unasked begins with a {@code >}. */
    private static List<String> ask(Socket socket, BufferedReader in, String command) throws IOException {
        socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); lines.size() < LINES; line = in.readLine()) {
            if (line == null) {
                throw new IOException("the management interface closed the connection; it serves one client at a time");
            }
            if (line.contains("ENTER PASSWORD")) {
                throw new IOException("the management interface wants a password; give it a unix socket instead");
            }
            if (line.equals("END") || line.startsWith("ERROR:")) {
                break;
            }
            if (!line.startsWith(">")) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static TunnelView state(ServerPath path, List<String> lines) throws IOException {
        String[] fields = (lines.isEmpty() ? "" : lines.get(lines.size() - 1)).split(",", -1);
        if (fields.length < 3) {
            throw new IOException("the management interface tells no state");
        }
        String state = fields[1].replaceAll("[^A-Z_]", "");
        if (state.equals("CONNECTED")) {
            return TunnelView.up();
        }
        String why = fields[2].replaceAll("[^A-Za-z0-9_ .-]", "");
        return TunnelView.down("OpenVPN of " + path.name() + " " + WAITS.getOrDefault(state, "is " + state)
                + (why.isEmpty() ? "" : " (" + why + ")") + ".");
    }

    /** Only a server has clients: {@code CLIENT_LIST,name,real address,virtual address,..}. */
    private static TunnelView clients(ServerPath path, List<String> lines) {
        boolean server = lines.stream().anyMatch(line -> line.startsWith("HEADER,CLIENT_LIST"));
        boolean numeric = path.address().contains(":") || path.address().matches("[0-9.]+");
        boolean there = lines.stream()
                .filter(line -> line.startsWith("CLIENT_LIST,"))
                .map(line -> line.split(",", -1))
                .anyMatch(fields ->
                        fields.length > 4 && (fields[3].equals(path.address()) || fields[4].equals(path.address())));
        return !server || !numeric || there
                ? TunnelView.up()
                : TunnelView.down("No client of OpenVPN has the address " + path.address() + "; check openvpn on "
                        + path.server() + ".");
    }
}
