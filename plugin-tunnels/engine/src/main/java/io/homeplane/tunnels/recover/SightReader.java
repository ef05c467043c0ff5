package io.homeplane.tunnels.recover;

import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.recover.RecoveryTarget.Kind;
import io.homeplane.tunnels.recover.TargetSight.Condition;
import io.homeplane.tunnels.severing.TunnelPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads what {@link TargetCommands#look} printed. */
final class SightReader {
    private final String via;

    /** @param via the kind of the path that is to be recovered */
    SightReader(String via) {
        this.via = via;
    }

    /** What was seen: one of a unit or a container, one of each container of a stack that plays a part. */
    List<TargetSight> read(RecoveryTarget target, CommandResult result) {
        if (target.kind() == Kind.UNIT) {
            return List.of(unit(target, result));
        }
        if (!result.succeeded()) {
            boolean none = result.stderr().toLowerCase(Locale.ROOT).contains("no such");
            return List.of(TargetSight.nothing(target, none ? "is not there" : "cannot be looked at" + said(result)));
        }
        List<Line> lines = result.stdout().lines().map(Line::of).toList();
        if (target.kind() == Kind.CONTAINER) {
            return lines.stream().limit(1).map(line -> line.sight(target)).toList();
        }
        return ofStack(target, lines);
    }

    /** Of a stack that has parts of the tunnel the others are restarted only when they are broken. */
    private List<TargetSight> ofStack(RecoveryTarget stack, List<Line> lines) {
        boolean hasParts = lines.stream().anyMatch(this::isPart);
        List<TargetSight> sights = new ArrayList<>();
        for (Line line : lines) {
            TargetSight sight = line.isDone()
                    ? TargetSight.nothing(stack.container(line.name()), "has done its work")
                    : line.sight(stack.container(line.name()));
            if (sight.isBroken() || !hasParts || isPart(line)) {
                sights.add(sight);
            }
        }
        return sights;
    }

    private boolean isPart(Line line) {
        return TunnelPart.of(line.image())
                .filter(part -> part.via().equals(via))
                .isPresent();
    }

    private static TargetSight unit(RecoveryTarget target, CommandResult result) {
        String properties = result.stdout();
        if (!result.succeeded()) {
            return TargetSight.nothing(target, "cannot be looked at" + said(result));
        }
        if (!properties.contains("LoadState=loaded")) {
            return TargetSight.nothing(target, "is not there");
        }
        String active = value(properties, "ActiveState");
        String state = "is " + active + " (" + value(properties, "SubState") + ")";
        return new TargetSight(target, active.equals("active") ? Condition.RUNNING : Condition.STOPPED, state);
    }

    private static String value(String properties, String name) {
        return properties
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .collect(Collectors.joining());
    }

    static String said(CommandResult result) {
        String line = result.stderr().lines().reduce((first, last) -> last).orElse("exit code " + result.exitCode());
        return " (" + (line.length() > 200 ? line.substring(0, 200) + ".." : line) + ")";
    }

    /** One container, as docker shows it. */
    private record Line(String name, String status, String health, String exitCode, String policy, String image) {
        static Line of(String text) {
            String[] fields = text.split(" ", 6);
            if (fields.length < 6) {
                throw new IllegalArgumentException("docker inspect printed \"" + text + "\"");
            }
            String name = fields[0].startsWith("/") ? fields[0].substring(1) : fields[0];
            return new Line(name, fields[1], fields[2], fields[3], fields[4], fields[5]);
        }

        /** A container that was to do one thing, and has done it. */
        boolean isDone() {
            return status.equals("exited") && exitCode.equals("0") && policy.equals("no");
        }

        TargetSight sight(RecoveryTarget target) {
            Condition condition = !status.equals("running")
                    ? Condition.STOPPED
                    : health.equals("unhealthy") ? Condition.UNWELL : Condition.RUNNING;
            String detail =
                    status.equals("running") ? (health.equals("-") ? "" : ", " + health) : " (" + exitCode + ")";
            return new TargetSight(target, condition, "is " + status + detail);
        }
    }
}
