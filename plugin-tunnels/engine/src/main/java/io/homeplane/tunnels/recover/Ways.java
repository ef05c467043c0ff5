package io.homeplane.tunnels.recover;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import io.homeplane.tunnels.connect.Connector;
import io.homeplane.tunnels.probe.CheckResult;
import io.homeplane.tunnels.probe.PathVerdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The paths that were found to be up, over which servers are reached while another path is down. */
final class Ways {
    private final Connector connector;
    private final RecoveryPlan plan;
    private final Map<String, ServerPath> live = new HashMap<>();
    private final Map<ServerPath, String> reasons = new HashMap<>();

    Ways(Connector connector, RecoveryPlan plan, CheckResult probed) {
        this.connector = connector;
        this.plan = plan;
        for (PathVerdict verdict : probed.verdicts()) {
            if (!verdict.usable()) {
                reasons.put(verdict.path(), verdict.reason());
            }
        }
        plan.ways()
                .forEach((server, paths) -> paths.stream()
                        .filter(path -> !reasons.containsKey(path))
                        .findFirst()
                        .ifPresent(path -> live.put(server, path)));
    }

    /** The best path to a server that is up. */
    Optional<ServerPath> to(String server) {
        return Optional.ofNullable(live.get(server));
    }

    /** True when the inventory has other paths to a server, and every one of them is down too. */
    boolean allDown(String server) {
        return !plan.ways().getOrDefault(server, List.of()).isEmpty()
                && to(server).isEmpty();
    }

    /** Why a server is not reached, as the end of a sentence. */
    String whyNot(String server) {
        List<ServerPath> paths = plan.ways().getOrDefault(server, List.of());
        if (paths.isEmpty()) {
            return "the inventory has no other path to " + server + "; add [[path]] server = \"" + server
                    + "\" via = \"ssh\" address = \"<host or IP address>\" emergency = true";
        }
        return paths.stream().map(reasons::get).collect(Collectors.joining(" "));
    }

    /** Runs a command on a server that is reached, as the user that may do it. */
    CommandResult run(String server, String command, Duration timeout)
            throws ConnectionException, InterruptedException {
        ServerPath path = to(server).orElseThrow(() -> new ConnectionException(Reason.NO_PATH, whyNot(server), null));
        Connection connection = connector.connect(path);
        try {
            return connection.run(TargetCommands.as(path, command), timeout);
        } finally {
            connection.close();
        }
    }
}
