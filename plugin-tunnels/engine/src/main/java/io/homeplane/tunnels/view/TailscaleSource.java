package io.homeplane.tunnels.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Endpoint;
import io.homeplane.tunnels.connect.PlainHttp;
import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tailscale's local API, over the unix socket of tailscaled (ipnstate.Status and ipnstate.PingResult of its client library). */
final class TailscaleSource implements Source {
    private static final String USUAL = "/var/run/tailscale/tailscaled.sock";
    /** tailscaled refuses requests with another Host header. */
    private static final String HOST = "local-tailscaled.sock";
    /** The first pings go by relay while the ends look for a direct way. */
    private static final int PINGS = 3;

    private static final Duration KEY_RENEWAL = Duration.ofDays(7);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;

    TailscaleSource(Clock clock) {
        this.clock = clock;
    }

    /** Where tailscaled listens unless it is told otherwise. */
    static String usual() {
        return USUAL;
    }

    @Override
    public TunnelView look(ServerPath path, Glance glance) throws IOException, InterruptedException {
        JsonNode status = ask(path, glance, "GET", "/localapi/v0/status");
        String state = status.path("BackendState").asText();
        if (!state.equals("Running")) {
            return TunnelView.down("Tailscale here is not running but " + state + "; run tailscale up.");
        }
        TailscaleMachine self = new TailscaleMachine(status.path("Self"));
        Optional<TailscaleMachine> peer = TailscaleMachine.find(status.path("Peer"), path.address());
        if (peer.isEmpty()) {
            return self.isAt(path.address())
                    ? TunnelView.up()
                    : TunnelView.down("No machine of the tailnet that this one sees is " + path.address()
                            + "; check its name, and the policy of the tailnet.");
        }
        return peer(path, glance, self, peer.get());
    }

    private TunnelView peer(ServerPath path, Glance glance, TailscaleMachine self, TailscaleMachine peer)
            throws IOException, InterruptedException {
        Instant now = clock.instant();
        for (TailscaleMachine end : new TailscaleMachine[] {self, peer}) {
            if (end.keyExpired(now)) {
                return TunnelView.down("The Tailscale key of " + end.name() + " expired"
                        + end.expiry().map(at -> " at " + at).orElse("") + "; run tailscale up on it again.");
            }
        }
        if (!peer.online()) {
            return TunnelView.down("Tailscale says that " + peer.name() + " is offline" + peer.lastSeen()
                    + "; check tailscaled on it.");
        }
        TunnelView ping = ping(path, glance, peer);
        if (ping.standing() != TunnelView.Standing.UP) {
            return ping;
        }
        for (TailscaleMachine end : new TailscaleMachine[] {self, peer}) {
            if (end.keyExpired(now.plus(KEY_RENEWAL))) {
                String soon = "The Tailscale key of " + end.name() + " expires at "
                        + end.expiry().orElse(now) + "; renew it, or turn key expiry off for it.";
                return new TunnelView(TunnelView.Standing.WEAK, soon, ping.relay());
            }
        }
        return ping;
    }

    private TunnelView ping(ServerPath path, Glance glance, TailscaleMachine peer)
            throws IOException, InterruptedException {
        String relay = "";
        for (int ping = 0; ping < PINGS; ping++) {
            JsonNode pong = ask(path, glance, "POST", "/localapi/v0/ping?type=disco&ip=" + peer.address());
            String error = pong.path("Err").asText("");
            if (!error.isEmpty()) {
                return TunnelView.down("Tailscale gets no answer from " + peer.name() + " (" + error
                        + "); check its firewall for UDP.");
            }
            if (!pong.path("Endpoint").asText("").isEmpty()) {
                return TunnelView.up();
            }
            relay = pong.path("DERPRegionCode").asText("");
        }
        return TunnelView.relayed("Tailscale reaches " + peer.name() + " by the relay " + relay
                + " instead of directly; check that UDP 41641 gets through, or say relay = \"expected\".");
    }

    private static JsonNode ask(ServerPath path, Glance glance, String method, String target)
            throws IOException, InterruptedException {
        String stated = path.status().source();
        String file = stated.isEmpty() ? USUAL : stated.replaceFirst("^" + ServerPath.UNIX, "");
        try (Socket socket = glance.open(new Endpoint.Unix(file))) {
            PlainHttp.Answer answer = PlainHttp.ask(socket, method, HOST, target);
            if (answer.status() != 200) {
                throw new IOException("tailscaled answers " + answer.status() + " to " + target.split("\\?", 2)[0]);
            }
            return JSON.readTree(answer.body());
        }
    }
}
