package io.homeplane.plane.cli;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.Connector;
import io.homeplane.tunnels.enroll.ServerFacts;
import io.homeplane.tunnels.probe.CheckResult;
import io.homeplane.tunnels.probe.PathVerdict;
import io.homeplane.tunnels.probe.TunnelCheck;
import io.homeplane.tunnels.probe.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every path, and over the best that is up each server: its Docker, its Compose, its clock. */
final class ServerCheckup {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** What a slow answer alone makes of two clocks that agree. */
    private static final Duration TOLERATED = Duration.ofSeconds(2);
    /** Certificates and one-time codes fail from about here on. */
    private static final Duration HARMFUL = Duration.ofSeconds(30);

    private final Inventory inventory;
    private final TunnelCheck check;
    private final Connector connector;

    ServerCheckup(Inventory inventory, TunnelCheck check, Connector connector) {
        this.inventory = inventory;
        this.check = check;
        this.connector = connector;
    }

    List<Finding> check() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        CheckResult result = check.check(TunnelCheck.allPaths(inventory), TIMEOUT);
        for (PathVerdict verdict : result.verdicts()) {
            findings.add(finding(verdict));
        }
        for (Server server : inventory.servers()) {
            result.verdicts().stream()
                    .filter(verdict -> verdict.server().equals(server.name()))
                    .filter(verdict -> verdict.usable() && verdict.path().carriesDeploys())
                    .findFirst()
                    .ifPresent(verdict -> findings.addAll(ask(server, verdict.path())));
        }
        return findings;
    }

    private static Finding finding(PathVerdict verdict) {
        String path = "path " + verdict.path().name();
        if (verdict.verdict() == Verdict.UP) {
            return Finding.ok(path, "up in " + verdict.milliseconds() + " ms" + (verdict.relay() ? ", relayed" : ""));
        }
        return verdict.usable() ? Finding.warn(path, verdict.reason()) : Finding.fail(path, verdict.reason());
    }

    private List<Finding> ask(Server server, ServerPath path) {
        List<Finding> findings = new ArrayList<>();
        String name = "server " + server.name();
        try (Connection connection = connector.connect(path)) {
            ServerFacts facts = ServerFacts.ask(connection, Clock.systemUTC());
            facts.problems().forEach(problem -> findings.add(Finding.fail(name, problem)));
            if (facts.problems().isEmpty()) {
                findings.add(Finding.ok(name, "docker " + facts.docker() + ", compose " + facts.compose()));
            }
            findings.add(clock("clock of " + server.name(), facts.clockAhead()));
        } catch (ConnectionException lost) {
            findings.add(Finding.fail(name, lost.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return findings;
    }

    static Finding clock(String about, Duration ahead) {
        String says = String.format(
                Locale.ROOT,
                "%.1f s %s ours",
                ahead.abs().toMillis() / 1000.0,
                ahead.isNegative() ? "behind" : "ahead of");
        if (ahead.abs().compareTo(TOLERATED) <= 0) {
            return Finding.ok(about, says);
        }
        String advice = says + "; let it keep time (systemd-timesyncd, chrony), or look at this machine's own";
        return ahead.abs().compareTo(HARMFUL) <= 0 ? Finding.warn(about, advice) : Finding.fail(about, advice);
    }
}
