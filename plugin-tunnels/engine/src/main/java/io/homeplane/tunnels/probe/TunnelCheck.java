package io.homeplane.tunnels.probe;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.connect.TlsConnector;
import io.homeplane.tunnels.view.StatusTokens;
import io.homeplane.tunnels.view.TunnelLook;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Probes paths, all at once, and again until they are up where that is asked. */
public final class TunnelCheck {
    /** Between two rounds; a path that comes back is seen about this much later. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PathProbe probe;
    private final Pacing pacing;

    public TunnelCheck(PathProbe probe, Pacing pacing) {
        this.probe = probe;
        this.pacing = pacing;
    }

    /** Probes the real network. */
    public static TunnelCheck over(SshConnector ssh) {
        return over(ssh, StatusTokens.NONE);
    }

    /**
     * Probes the real network.
     *
     * @param tokens of the APIs by which tunnels are asked about themselves
     */
    public static TunnelCheck over(SshConnector ssh, StatusTokens tokens) {
        Clock clock = Clock.systemUTC();
        PathProbe protocol = new ProtocolProbe(ssh, new TlsConnector(ssh.hops()), clock);
        return new TunnelCheck(new WholeProbe(protocol, new TunnelLook(ssh.hops(), tokens, clock)), Pacing.SYSTEM);
    }

    /** The paths from the plane to every server, best first per server, and those that start at servers. */
    public static List<ServerPath> allPaths(Inventory inventory) {
        List<ServerPath> paths = new ArrayList<>();
        inventory.servers().forEach(server -> paths.addAll(inventory.pathsTo(server.name())));
        inventory.paths().stream().filter(path -> !path.from().isEmpty()).forEach(paths::add);
        return paths;
    }

    /** Probes each path once. The verdicts come within one timeout, in the order of the paths. */
    public CheckResult check(List<ServerPath> paths, Duration timeout) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "homeplane-probe");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<PathVerdict>> probes = new ArrayList<>();
            paths.forEach(path -> probes.add(() -> probe.probe(path, timeout)));
            List<PathVerdict> verdicts = new ArrayList<>();
            for (Future<PathVerdict> each : threads.invokeAll(probes)) {
                verdicts.add(each.get());
            }
            return new CheckResult(verdicts);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a probe broke instead of giving a verdict", broken.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Probes until every server can be reached or the time is over; what was up once is not probed again.
     *
     * @param within how long to go on; nothing means one round
     * @param eachRound hears the verdicts of each round that was not the last
     */
    public CheckResult within(
            List<ServerPath> paths, Duration timeout, Duration within, Consumer<CheckResult> eachRound)
            throws InterruptedException {
        long start = pacing.nanoTime();
        CheckResult result = check(paths, timeout);
        while (!result.allReachable() && left(start, within).compareTo(PAUSE) > 0) {
            eachRound.accept(result);
            pacing.pause(PAUSE);
            result = again(result, shorter(timeout, left(start, within)));
        }
        return result;
    }

    private CheckResult again(CheckResult before, Duration timeout) throws InterruptedException {
        List<ServerPath> down = before.verdicts().stream()
                .filter(verdict -> !verdict.usable())
                .map(PathVerdict::path)
                .toList();
        List<PathVerdict> fresh = new ArrayList<>(check(down, timeout).verdicts());
        return new CheckResult(before.verdicts().stream()
                .map(verdict -> verdict.usable() ? verdict : fresh.remove(0))
                .toList());
    }

    private Duration left(long start, Duration within) {
        return within.minusNanos(pacing.nanoTime() - start);
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration positive = other.isNegative() || other.isZero() ? Duration.ofMillis(1) : other;
        return one.compareTo(positive) <= 0 ? one : positive;
    }
}
