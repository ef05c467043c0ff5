package io.homeplane.tunnels.probe;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.connect.TlsConnector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Probes a path as far up as its protocol goes: ssh to the login, https to certificate and answer, tcp to the open port. */
public final class ProtocolProbe implements PathProbe {
    /** A certificate that ends sooner than this should have been renewed: Let's Encrypt's are, with 30 days left. */
    private static final Duration RENEWAL = Duration.ofDays(10);

    /** RFC 6298 section 2: the first one. */
    private static final Duration RETRANSMISSION = Duration.ofSeconds(1);

    private final SshConnector ssh;
    private final TlsConnector tls;
    private final Clock clock;

    public ProtocolProbe(SshConnector ssh, TlsConnector tls, Clock clock) {
        this.ssh = ssh;
        this.tls = tls;
        this.clock = clock;
    }

    @Override
    public PathVerdict probe(ServerPath path, Duration timeout) throws InterruptedException {
        ConnectTimeouts bounds = ConnectTimeouts.DEFAULT.within(timeout);
        return path.carriesDeploys() ? probeSsh(path, bounds) : probeService(path, bounds);
    }

    private PathVerdict probeSsh(ServerPath path, ConnectTimeouts bounds) throws InterruptedException {
        LayerStopwatch watch =
                new LayerStopwatch(path, Layer.DNS, Layer.TCP, Layer.BANNER, Layer.HOST_KEY, Layer.LOGIN);
        try {
            Connection connection = ssh.connect(path, bounds, watch);
            PathVerdict verdict = watch.up();
            connection.close();
            return unlessLossy(verdict);
        } catch (ConnectionException failed) {
            return watch.down(failed);
        }
    }

    private PathVerdict probeService(ServerPath path, ConnectTimeouts bounds) throws InterruptedException {
        LayerStopwatch watch = new LayerStopwatch(path, layers(path.protocol()));
        try {
            Optional<Instant> expiry = tls.reach(path, bounds, watch);
            if (expiry.isPresent() && expiry.get().isBefore(clock.instant().plus(RENEWAL))) {
                return watch.degraded(
                        Layer.TLS, "The certificate of " + path.name() + " expires at " + expiry.get() + "; renew it.");
            }
            return unlessLossy(watch.up());
        } catch (ConnectionException failed) {
            return watch.down(failed);
        }
    }

    /** TCP sends its first packet again after one second, and no sooner: a path that took longer has lost one. */
    static PathVerdict unlessLossy(PathVerdict up) {
        boolean lost = up.layers().stream()
                .anyMatch(each -> each.layer() == Layer.TCP && each.time().compareTo(RETRANSMISSION) >= 0);
        if (!lost || up.path().status().relayExpected()) {
            return up;
        }
        return new PathVerdict(
                up.path(),
                Verdict.DEGRADED,
                Layer.TCP,
                "Opening TCP to " + up.path().name() + " took more than " + RETRANSMISSION.toSeconds()
                        + " s, so packets are lost or held up on the way; look at it with ping or mtr.",
                up.milliseconds(),
                up.relay(),
                up.layers());
    }

    private static Layer[] layers(String protocol) {
        return switch (protocol) {
            case "https" -> new Layer[] {Layer.DNS, Layer.TCP, Layer.TLS, Layer.HTTP};
            case "http" -> new Layer[] {Layer.DNS, Layer.TCP, Layer.HTTP};
            default -> new Layer[] {Layer.DNS, Layer.TCP};
        };
    }
}
