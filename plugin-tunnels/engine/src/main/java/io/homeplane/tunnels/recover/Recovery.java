package io.homeplane.tunnels.recover;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.connect.Connector;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.connect.TlsConnector;
import io.homeplane.tunnels.probe.CheckResult;
import io.homeplane.tunnels.probe.Pacing;
import io.homeplane.tunnels.probe.PathProbe;
import io.homeplane.tunnels.probe.PathVerdict;
import io.homeplane.tunnels.probe.ProtocolProbe;
import io.homeplane.tunnels.probe.TunnelCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings paths back. It restarts one thing after the other, what looks broken first, and probes the path after each until it is up
 * or the window for that restart is over; a path that is up is never touched, and nothing is restarted after it is back.
 */
public final class Recovery {
    /** In which a path is given a window after each restart: clients of relayed tunnels find each other again within it. */
    public static final Duration WINDOW = Duration.ofSeconds(30);

    /** Enough for a first answer over a relayed tunnel; a path that gave one is looked at with more patience. */
    private static final Duration VERDICT = Duration.ofSeconds(6);

    private final PathProbe probe;
    private final Connector connector;
    private final Pacing pacing;

    /** @param connector opens what is needed over the other paths; whoever made it closes it */
    public Recovery(PathProbe probe, Connector connector, Pacing pacing) {
        this.probe = probe;
        this.connector = connector;
        this.pacing = pacing;
    }

    /** Recovers over the real network; the connections are the caller's to close. */
    public static Recovery over(SshConnector ssh, Connections connections) {
        return new Recovery(
                new ProtocolProbe(ssh, new TlsConnector(ssh.hops()), Clock.systemUTC()), connections, Pacing.SYSTEM);
    }

    /**
     * Brings back each of these paths that is down, one after the other.
     *
     * @param window how long a path may take to come back after each restart
     * @param log hears a sentence for everything that is seen and done
     */
    public List<RecoveryReport> recover(List<RecoveryPlan> plans, Duration window, Consumer<String> log)
            throws InterruptedException {
        List<RecoveryReport> reports = new ArrayList<>();
        for (RecoveryPlan plan : plans) {
            reports.add(recover(plan, window, log));
        }
        return reports;
    }

    private RecoveryReport recover(RecoveryPlan plan, Duration window, Consumer<String> log)
            throws InterruptedException {
        long start = pacing.nanoTime();
        List<ServerPath> all = new ArrayList<>(List.of(plan.path()));
        all.addAll(plan.allWays());
        CheckResult probed = new TunnelCheck(probe, pacing).check(all, VERDICT);
        PathVerdict before = probed.verdicts().get(0);
        Ways ways = new Ways(connector, plan, probed);
        PathWatch watch = new PathWatch(plan.path(), probe, pacing);
        return new PathRecovery(plan, before, ways, watch, log).run(window, start);
    }
}
