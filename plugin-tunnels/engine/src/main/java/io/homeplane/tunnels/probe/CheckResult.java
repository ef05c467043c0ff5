package io.homeplane.tunnels.probe;

import io.homeplane.inventory.model.ServerPath;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The verdicts of a check, one per path, in the paths' order.
 *
 * <p>A server is reachable when a path that carries deploys is up; an emergency path alone does not make it so, unless the
 * server has no other. A server whose paths are only probed is reachable when one of them is up.
 */
public record CheckResult(List<PathVerdict> verdicts) implements Serializable {
    public CheckResult {
        verdicts = List.copyOf(verdicts);
    }

    /** True when every server that was checked can be reached. */
    public boolean allReachable() {
        return unreachable().isEmpty();
    }

    /** The names of the servers that cannot be reached, in order. */
    public List<String> unreachable() {
        return byServer().entrySet().stream()
                .filter(server -> relevant(server.getValue()).stream().noneMatch(PathVerdict::usable))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** One sentence that says which servers cannot be reached and why; empty when all can. */
    public String failure() {
        return unreachable().stream()
                .map(server -> verdicts.stream()
                        .filter(verdict -> goal(verdict).equals(server) && !verdict.usable())
                        .map(PathVerdict::reason)
                        .distinct()
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" "));
    }

    private Map<String, List<PathVerdict>> byServer() {
        return verdicts.stream()
                .collect(Collectors.groupingBy(CheckResult::goal, LinkedHashMap::new, Collectors.toList()));
    }

    /** The server that a path leads to; for one that starts at another server, both ends. */
    private static String goal(PathVerdict verdict) {
        ServerPath path = verdict.path();
        String end = path.server().isEmpty() ? path.endpoint() : path.server();
        return path.from().isEmpty() ? end : path.from() + ">" + end;
    }

    private static List<PathVerdict> relevant(List<PathVerdict> server) {
        List<PathVerdict> everyday =
                server.stream().filter(each -> !each.path().emergency()).toList();
        List<PathVerdict> candidates = everyday.isEmpty() ? server : everyday;
        List<PathVerdict> carrying =
                candidates.stream().filter(each -> each.path().carriesDeploys()).toList();
        return carrying.isEmpty() ? candidates : carrying;
    }
}
