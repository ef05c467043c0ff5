package io.homeplane.plane.cli;

import io.homeplane.inventory.json.Json;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.connect.SshKeys;
import io.homeplane.tunnels.recover.Recovery;
import io.homeplane.tunnels.recover.RecoveryDocument;
import io.homeplane.tunnels.recover.RecoveryPlan;
import io.homeplane.tunnels.recover.RecoveryPlanner;
import io.homeplane.tunnels.recover.RecoveryReport;
import io.homeplane.tunnels.recover.RecoveryTarget;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** {@code plane tunnels --recover}: what it may restart, and how it ended. */
final class TunnelRecovery {
    private final List<RecoveryPlan> plans;
    private final SshKeys keys;

    TunnelRecovery(InventorySnapshot snapshot, String server, SshKeys keys) {
        this.plans = RecoveryPlanner.plans(snapshot, server);
        this.keys = keys;
    }

    boolean hasNothingToRecover() {
        return plans.isEmpty();
    }

    /** As a question to a person; the order is that of the attempts when nothing there looks broken. */
    String question() {
        return plans.stream()
                .map(plan -> "If " + plan.path().name() + " is down, restart until it is back: "
                        + plan.targets().stream()
                                .filter(target -> !target.onlyForNames())
                                .map(RecoveryTarget::toString)
                                .collect(Collectors.joining(", then ")))
                .collect(Collectors.joining("\n"));
    }

    int run(Duration window, boolean json) throws InterruptedException {
        SshConnector ssh = new SshConnector(keys, ConnectTimeouts.DEFAULT, System.err::println);
        List<RecoveryReport> reports;
        try (Connections connections = new Connections(ssh)) {
            reports = Recovery.over(ssh, connections).recover(plans, window, System.err::println);
        }
        if (json) {
            System.out.println(Json.text(RecoveryDocument.of(reports)));
        } else {
            reports.forEach(report -> System.out.println(line(report)));
        }
        return reports.stream().allMatch(RecoveryReport::isUp) ? Exit.DONE : Exit.UNREACHABLE;
    }

    private static String line(RecoveryReport report) {
        String path = report.before().path().name() + ": ";
        return switch (report.outcome()) {
            case UP -> path + "was up, nothing was restarted";
            case RETURNED -> path + "came back by itself, nothing was restarted";
            case RECOVERED ->
                path + "recovered in " + report.milliseconds() / 1000.0 + " s by restarting "
                        + report.helped()
                                .map(action -> action.target().toString())
                                .orElseThrow();
            case DOWN -> path + report.failure();
        };
    }
}
