package io.homeplane.tunnels.probe;

import static io.homeplane.tunnels.probe.Verdicts.path;
import static io.homeplane.tunnels.probe.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TunnelCheckTest {
    private static final ServerPath LAN = path("web1", "lan", "ssh", false);
    private static final ServerPath TAILSCALE = path("web2", "tailscale", "ssh", false);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final FakePacing pacing = new FakePacing();

    @Test
    void shouldProbeAllPathsAtOnceAndKeepTheirOrder() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        TunnelCheck check = new TunnelCheck(
                (path, timeout) -> {
                    both.countDown();
                    boolean together = both.await(10, TimeUnit.SECONDS);
                    return verdict(path, together ? Verdict.UP : Verdict.DOWN, "");
                },
                pacing);
        assertThat(check.check(List.of(TAILSCALE, LAN), TIMEOUT).verdicts())
                .extracting(PathVerdict::path, PathVerdict::verdict)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(TAILSCALE, Verdict.UP),
                        org.assertj.core.groups.Tuple.tuple(LAN, Verdict.UP));
    }

    @Test
    void shouldGoOnUntilThePathIsBackAndProbeOnlyWhatIsDown() throws Exception {
        AtomicInteger lanProbes = new AtomicInteger();
        AtomicInteger tailscaleProbes = new AtomicInteger();
        TunnelCheck check = new TunnelCheck(
                (path, timeout) -> {
                    if (path.equals(LAN)) {
                        lanProbes.incrementAndGet();
                        return verdict(path, Verdict.UP, "");
                    }
                    boolean back = tailscaleProbes.incrementAndGet() == 3;
                    return verdict(path, back ? Verdict.UP : Verdict.DOWN, back ? "" : "timed out.");
                },
                pacing);
        List<CheckResult> rounds = new ArrayList<>();
        CheckResult result = check.within(List.of(LAN, TAILSCALE), TIMEOUT, Duration.ofMinutes(1), rounds::add);
        assertThat(result.allReachable()).isTrue();
        assertThat(result.verdicts()).extracting(PathVerdict::path).containsExactly(LAN, TAILSCALE);
        assertThat(rounds).hasSize(2);
        assertThat(lanProbes).hasValue(1);
    }

    @Test
    void shouldGiveUpWhenTheTimeIsOver() throws Exception {
        AtomicInteger probes = new AtomicInteger();
        List<Duration> timeouts = new ArrayList<>();
        TunnelCheck check = new TunnelCheck(
                (path, timeout) -> {
                    probes.incrementAndGet();
                    timeouts.add(timeout);
                    return verdict(path, Verdict.DOWN, "refused.");
                },
                pacing);
        CheckResult result = check.within(List.of(LAN), TIMEOUT, Duration.ofSeconds(4), round -> {});
        assertThat(result.failure()).isEqualTo("refused.");
        assertThat(probes).hasValue(4);
        assertThat(timeouts).allMatch(timeout -> timeout.compareTo(TIMEOUT) <= 0);
        assertThat(timeouts.get(3)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldCheckOnceWhenNoTimeIsGiven() throws Exception {
        AtomicInteger probes = new AtomicInteger();
        TunnelCheck check = new TunnelCheck(
                (path, timeout) -> {
                    probes.incrementAndGet();
                    return verdict(path, Verdict.DOWN, "refused.");
                },
                pacing);
        check.within(List.of(LAN), TIMEOUT, Duration.ZERO, round -> {});
        assertThat(probes).hasValue(1);
    }

    @Test
    void shouldTakeThePathsOfEveryServerBestFirst() {
        ServerPath emergency = path("web1", "ssh", "ssh", true);
        Inventory inventory = new Inventory(
                ".",
                List.of(server("web1"), server("web2")),
                List.of(),
                List.of(),
                List.of(emergency, TAILSCALE, LAN),
                List.of(),
                List.of());
        assertThat(TunnelCheck.allPaths(inventory)).containsExactly(LAN, emergency, TAILSCALE);
    }

    private static Server server(String name) {
        return new Server(name, Position.of("servers.toml"), "", List.of(), true, "");
    }

    private static final class FakePacing implements Pacing {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void pause(Duration duration) {
            now += duration.toNanos();
        }
    }
}
