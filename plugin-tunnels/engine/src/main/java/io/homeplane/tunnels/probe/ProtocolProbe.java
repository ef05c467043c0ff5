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

/** Probes a path as far up as its protocol goes: ssh to the login, https to the certificate, tcp to the open port. */
public final class ProtocolProbe implements PathProbe {
    /** A certificate that ends sooner than this should have been renewed: Let's Encrypt's are, with 30 days left. */
    private static final Duration RENEWAL = Duration.ofDays(10);

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
        if (path.carriesDeploys()) {
            return probeSsh(path, bounds);
        }
        return path.protocol().equals("https") ? probeTls(path, bounds) : probeTcp(path, bounds);
    }

    private PathVerdict probeSsh(ServerPath path, ConnectTimeouts bounds) throws InterruptedException {
        LayerStopwatch watch =
                new LayerStopwatch(path, Layer.DNS, Layer.TCP, Layer.BANNER, Layer.HOST_KEY, Layer.LOGIN);
        try {
            Connection connection = ssh.connect(path, bounds, watch);
            PathVerdict verdict = watch.up();
            connection.close();
            return verdict;
        } catch (ConnectionException failed) {
            return watch.down(failed);
        }
    }

    private PathVerdict probeTcp(ServerPath path, ConnectTimeouts bounds) throws InterruptedException {
        LayerStopwatch watch = new LayerStopwatch(path, Layer.DNS, Layer.TCP);
        try {
            tls.reachTcp(path, bounds, watch);
            return watch.up();
        } catch (ConnectionException failed) {
            return watch.down(failed);
        }
    }

    private PathVerdict probeTls(ServerPath path, ConnectTimeouts bounds) throws InterruptedException {
        LayerStopwatch watch = new LayerStopwatch(path, Layer.DNS, Layer.TCP, Layer.TLS);
        try {
            Instant expiry = tls.reachTls(path, bounds, watch);
            if (expiry.isBefore(clock.instant().plus(RENEWAL))) {
                return watch.degraded(
                        Layer.TLS, "The certificate of " + path.name() + " expires at " + expiry + "; renew it.");
            }
            return watch.up();
        } catch (ConnectionException failed) {
            return watch.down(failed);
        }
    }
}
