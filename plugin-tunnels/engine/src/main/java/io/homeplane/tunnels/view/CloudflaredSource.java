package io.homeplane.tunnels.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homeplane.inventory.model.HostPort;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Endpoint;
import io.homeplane.tunnels.connect.PlainHttp;
import java.io.IOException;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** cloudflared's metrics address ({@code --metrics}): {@code /ready}, and the gauge of its connections where that is missing. */
final class CloudflaredSource implements Source {
    /** cloudflared takes the first free port from here on. */
    private static final int USUAL_PORT = 20241;

    private static final Pattern CONNECTIONS = Pattern.compile("(?m)^cloudflared_tunnel_ha_connections ([0-9]{1,4})$");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public TunnelView look(ServerPath path, Glance glance) throws IOException, InterruptedException {
        PlainHttp.Answer ready = get(path, glance, "/ready");
        if (ready.status() == 200 || ready.status() == 503) {
            JsonNode answer = JSON.readTree(ready.body());
            return view(path, answer.path("readyConnections").asInt(0));
        }
        Matcher gauge = CONNECTIONS.matcher(get(path, glance, "/metrics").body());
        if (!gauge.find()) {
            throw new IOException(
                    "it has neither /ready nor a gauge of connections, so it is not cloudflared's metrics address");
        }
        return view(path, Integer.parseInt(gauge.group(1)));
    }

    /** cloudflared holds four connections to two of Cloudflare's data centers. */
    private static TunnelView view(ServerPath path, int connections) {
        if (connections == 0) {
            return TunnelView.down("cloudflared of " + path.name()
                    + " has no connection to Cloudflare; check its token, and that" + " port 7844 gets out.");
        }
        return connections == 1
                ? TunnelView.weak("cloudflared of " + path.name()
                        + " has only one of its connections to Cloudflare left; look into its log.")
                : TunnelView.up();
    }

    private static PlainHttp.Answer get(ServerPath path, Glance glance, String target)
            throws IOException, InterruptedException {
        String stated = path.status().source().replaceFirst("^http://", "").replaceFirst("/.*$", "");
        HostPort address = HostPort.parse(stated, USUAL_PORT)
                .orElseThrow(() -> new IOException("that is no address of a metrics server"));
        try (Socket socket = glance.open(new Endpoint.Tcp(address.host(), address.port()))) {
            return PlainHttp.ask(socket, "GET", address.toString(), target);
        }
    }
}
