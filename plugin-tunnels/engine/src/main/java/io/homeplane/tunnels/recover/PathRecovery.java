package io.homeplane.tunnels.recover;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.probe.PathVerdict;
import io.homeplane.tunnels.recover.RecoveryReport.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The recovery of one path, from the first verdict to the report. */
final class PathRecovery {
    private static final Duration LOOK = Duration.ofSeconds(15);
    /** Docker waits ten seconds for a container to stop, unless it is told otherwise. */
    private static final Duration RESTART = Duration.ofSeconds(60);

    /** While something else that carries the path is known to be broken, it is not expected back. */
    private static final Duration SHORT_WINDOW = Duration.ofSeconds(5);

    private final RecoveryPlan plan;
    private final PathVerdict before;
    private final Ways ways;
    private final PathWatch watch;
    private final Consumer<String> log;
    private final List<RecoveryAction> actions = new ArrayList<>();
    private final Set<String> obstacles = new LinkedHashSet<>();

    PathRecovery(RecoveryPlan plan, PathVerdict before, Ways ways, PathWatch watch, Consumer<String> log) {
        this.plan = plan;
        this.before = before;
        this.ways = ways;
        this.watch = watch;
        this.log = log;
    }

    RecoveryReport run(Duration window, long start) throws InterruptedException {
        String name = plan.path().name();
        if (before.usable()) {
            log.accept(name + " is " + before.verdict().label() + ": nothing to do");
            return report(Outcome.UP, before, start);
        }
        log.accept(name + " is down at " + before.layer().label() + ": " + before.reason());
        PathWatch.Again again = watch.again(before.layer());
        List<TargetSight> candidates = candidates();
        PathVerdict after = again.await();
        if (after.usable()) {
            log.accept(name + " came back by itself: nothing was restarted");
            return report(Outcome.RETURNED, after, start);
        }
        if (candidates.stream().noneMatch(TargetSight::isBroken)) {
            candidates = candidates(); // what breaks says so only after its next healthcheck
        }
        for (int i = 0; i < candidates.size(); i++) {
            boolean another = i + 1 < candidates.size() && candidates.get(i + 1).isBroken();
            after = restart(candidates.get(i), another && window.compareTo(SHORT_WINDOW) > 0 ? SHORT_WINDOW : window);
            if (after.usable()) {
                return report(Outcome.RECOVERED, after, start);
            }
        }
        return report(Outcome.DOWN, after, start);
    }

    /** What may be restarted, in order: what looks broken, then the rest as planned. */
    private List<TargetSight> candidates() throws InterruptedException {
        List<TargetSight> sights = new ArrayList<>();
        for (RecoveryTarget target : plan.targets()) {
            if (!target.onlyForNames() || before.layer() == Layer.DNS) {
                sights.addAll(look(target));
            }
        }
        if (plan.targets().isEmpty()) {
            obstacles.add("nothing is known that carries it; name it in the path's recover");
        }
        List<String> gone = plan.ways().keySet().stream().filter(ways::allDown).toList();
        for (String server : gone) {
            obstacles.add(server
                    + " answers on no path at all, so it or its network is down, and nothing that looks well is restarted: "
                    + ways.whyNot(server));
        }
        return sights.stream()
                .filter(sight -> sight.isBroken() || (sight.canBeRestarted() && gone.isEmpty()))
                .sorted(Comparator.comparing(TargetSight::condition))
                .toList();
    }

    private List<TargetSight> look(RecoveryTarget target) throws InterruptedException {
        List<TargetSight> seen;
        if (ways.to(target.server()).isEmpty()) {
            String why = ways.allDown(target.server()) ? "" : ": " + ways.whyNot(target.server());
            seen = List.of(TargetSight.nothing(target, "is out of reach" + why));
        } else {
            try {
                CommandResult result = ways.run(target.server(), TargetCommands.look(target), LOOK);
                seen = new SightReader(plan.path().via()).read(target, result);
            } catch (ConnectionException failed) {
                seen = List.of(TargetSight.nothing(target, "cannot be looked at: " + failed.getMessage()));
            }
        }
        for (TargetSight sight : seen) {
            log.accept(sight.target() + " " + sight.says() + over(sight.target()));
            if (!sight.canBeRestarted()) {
                obstacles.add(sight.target() + " " + sight.says());
            }
        }
        return seen;
    }

    private PathVerdict restart(TargetSight sight, Duration window) throws InterruptedException {
        RecoveryTarget target = sight.target();
        String name = plan.path().name();
        long start = watch.now();
        log.accept("restarting " + target + over(target) + ": it " + sight.says());
        String result = restart(target);
        log.accept(target + ": " + result + " after " + seconds(start));
        PathVerdict after = watch.within(window);
        boolean helped = after.usable();
        String over = ways.to(target.server()).map(ServerPath::name).orElse("");
        actions.add(new RecoveryAction(target, over, sight.says(), result, watch.millisecondsSince(start), helped));
        log.accept(
                helped
                        ? name + " is back " + seconds(start) + " after that began: it was " + target
                        : name + " is still down " + seconds(start) + " after that began: " + after.reason());
        return after;
    }

    private String restart(RecoveryTarget target) throws InterruptedException {
        try {
            CommandResult result = ways.run(target.server(), TargetCommands.restart(target), RESTART);
            return result.succeeded() ? "restarted" : "not restarted" + SightReader.said(result);
        } catch (ConnectionException failed) {
            return "not known whether it was restarted: " + failed.getMessage();
        }
    }

    private RecoveryReport report(Outcome outcome, PathVerdict after, long start) {
        String failure = outcome == Outcome.DOWN ? failure(after) : "";
        return new RecoveryReport(outcome, before, after, actions, failure, watch.millisecondsSince(start));
    }

    private String failure(PathVerdict after) {
        String why = obstacles.isEmpty() ? "" : "; " + String.join("; ", obstacles);
        String tried = actions.isEmpty()
                ? "there was nothing to restart"
                : "it stayed down after "
                        + actions.stream()
                                .map(action -> action.target() + " was " + action.result())
                                .collect(Collectors.joining(", "));
        return "Cannot bring " + plan.path().name() + " back: " + tried + why + ". The last probe said: "
                + after.reason();
    }

    private String over(RecoveryTarget target) {
        return ways.to(target.server())
                .map(path -> ", over " + path.name() + (path.emergency() ? " (emergency)" : ""))
                .orElse("");
    }

    private String seconds(long start) {
        return String.format(Locale.ROOT, "%.1f s", watch.millisecondsSince(start) / 1000.0);
    }
}
