package io.homeplane.inventory.read;

import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.ServerPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives each path that starts at a server, or jumps over one, the paths to that server. */
final class Jumps {
    /** More detours than this nobody has; the bounds keep a hostile inventory from multiplying its paths. */
    private static final int DEEPEST = 4;

    private static final int ALTERNATIVES = 3;

    private final Map<String, List<ServerPath>> byServer = new HashMap<>();
    private final Problems problems;

    private Jumps(List<ServerPath> paths, Problems problems) {
        this.problems = problems;
        for (ServerPath path : paths) {
            if (path.from().isEmpty() && path.carriesDeploys()) {
                byServer.computeIfAbsent(path.server(), ignored -> new ArrayList<>())
                        .add(path);
            }
        }
        byServer.values()
                .forEach(each ->
                        each.sort(Comparator.comparing(ServerPath::emergency).thenComparing(ServerPath::priority)));
    }

    /** The same paths, each knowing what it leads through; a circle of jumps is a problem, and is left out. */
    static List<ServerPath> resolve(List<ServerPath> paths, Problems problems) {
        Jumps jumps = new Jumps(paths, problems);
        return paths.stream()
                .map(path -> jumps.asked(jumps.resolve(path, path, new LinkedHashSet<>()), path))
                .toList();
    }

    /** Its tunnel is asked over any other path, even one for emergencies: asking changes nothing. */
    private ServerPath asked(ServerPath resolved, ServerPath path) {
        String server = path.status().server();
        if (server.isEmpty()) {
            return resolved;
        }
        List<ServerPath> ways = byServer.getOrDefault(server, List.of()).stream()
                .filter(way -> !way.equals(path))
                .limit(ALTERNATIVES)
                .map(way -> resolve(way, way, new LinkedHashSet<>()))
                .toList();
        return resolved.asking(path.status().through(ways));
    }

    private ServerPath resolve(ServerPath path, ServerPath asked, Set<String> passed) {
        String over = over(path);
        List<ServerPath> ways = byServer.getOrDefault(over, List.of());
        if (over.isEmpty() || ways.isEmpty()) {
            return path;
        }
        if (passed.size() >= DEEPEST || !passed.add(over)) {
            tooFar(asked, passed, over);
            return path;
        }
        List<ServerPath> through = ways.stream()
                .filter(way ->
                        asked.emergency() || !way.emergency() || ways.get(0).emergency())
                .limit(ALTERNATIVES)
                .map(way -> resolve(way, asked, new LinkedHashSet<>(passed)))
                .toList();
        return path.through(through);
    }

    /** The server that a path leads over; empty for none, or when it is stated as {@code user@host:port}. */
    private static String over(ServerPath path) {
        if (!path.from().isEmpty()) {
            return path.from();
        }
        return path.jump().contains("@") ? "" : path.jump();
    }

    private void tooFar(ServerPath path, Set<String> passed, String over) {
        List<String> way = new ArrayList<>(passed);
        way.add(over);
        String jumps = String.join(", over ", way);
        problems.add(
                ProblemCode.NOT_ALLOWED,
                path.position(),
                "path." + path.name() + ".jump",
                new LinkedHashSet<>(way).size() < way.size()
                        ? "leads in a circle: over " + jumps
                        : "leads over more than " + DEEPEST + " servers: " + jumps,
                "jump over a server that the plane reaches itself");
    }
}
