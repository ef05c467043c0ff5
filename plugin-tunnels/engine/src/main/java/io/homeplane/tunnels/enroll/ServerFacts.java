package io.homeplane.tunnels.enroll;

import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server has of what a deploy needs, as its login user sees it.
 *
 * @param become {@code sudo} or {@code doas} when docker obeys only through it; empty when it obeys the user
 * @param docker version of the daemon; empty when it does not answer
 * @param compose version of the Compose plugin; empty when there is none
 * @param complaint what docker says when it does not answer
 * @param stateDirectory where releases will be kept
 * @param clockAhead how far its clock is ahead of this machine's, as well as that can be seen over the connection
 * @param missing other programs that a deploy needs and are not there
 */
public record ServerFacts(
        boolean root,
        String become,
        String docker,
        String compose,
        String complaint,
        String stateDirectory,
        Duration clockAhead,
        List<String> missing) {
    private static final Duration BOUND = Duration.ofSeconds(20);
    /** Compose v2 came with this number; what Debian calls docker-compose before is another program. */
    private static final int OLDEST_COMPOSE = 2;

    private static final String LOOK = """
            echo "now=$(date +%s)"
            echo "uid=$(id -u)"
            echo "home=$HOME"
            become=
            if ! docker version >/dev/null 2>&1; then
              for each in sudo doas; do
                if $each -n docker version >/dev/null 2>&1; then become="$each -n"; break; fi
              done
            fi
            echo "become=${become%% *}"
            echo "docker=$($become docker version --format '{{.Server.Version}}' 2>/dev/null)"
            echo "compose=$($become docker compose version --short 2>/dev/null)"
            echo "complaint=$(docker version 2>&1 >/dev/null | tail -n 1)"
            for each in tar setsid; do command -v $each >/dev/null || echo "missing-$each=yes"; done
            """;

    public ServerFacts {
        missing = List.copyOf(missing);
    }

    /** Asks a server over an open connection. */
    public static ServerFacts ask(Connection connection, Clock clock) throws ConnectionException, InterruptedException {
        long before = clock.millis();
        CommandResult result = connection.run("sh -c '" + LOOK.replace("'", "'\\''") + "'", BOUND);
        long middle = before + (clock.millis() - before) / 2;
        return of(result.stdout(), middle);
    }

    static ServerFacts of(String printed, long millisecondsHere) {
        Map<String, String> values = new LinkedHashMap<>();
        printed.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> values.put(pair[0], pair[1].strip()));
        boolean root = values.getOrDefault("uid", "").equals("0");
        String become = values.getOrDefault("become", "");
        String home = values.getOrDefault("home", "~");
        String state = root || !become.isEmpty() ? "/var/lib/homeplane" : home + "/.local/state/homeplane";
        String now = values.getOrDefault("now", "");
        Duration ahead = now.matches("[0-9]{1,12}")
                ? Duration.ofMillis(Long.parseLong(now) * 1000 + 500 - millisecondsHere)
                : Duration.ZERO;
        return new ServerFacts(
                root,
                become,
                values.getOrDefault("docker", ""),
                values.getOrDefault("compose", ""),
                values.getOrDefault("complaint", ""),
                state,
                ahead,
                values.keySet().stream()
                        .filter(name -> name.startsWith("missing-"))
                        .map(name -> name.substring("missing-".length()))
                        .toList());
    }

    /** What keeps a deploy from working there, each as one sentence; none when all is well. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (docker.isEmpty()) {
            problems.add("docker does not answer" + (complaint.isEmpty() ? "" : " (" + complaint + ")")
                    + "; install it, or let the user use it (group docker, or sudo without a password)");
        } else if (compose.isEmpty()) {
            problems.add(
                    "docker has no Compose plugin; install docker-compose-plugin, or docker-compose 2 of your distribution");
        } else if (major(compose) < OLDEST_COMPOSE) {
            problems.add("its Compose is " + compose + "; version 2 is the oldest that deploys work with");
        }
        missing.forEach(program -> problems.add(program + " is not there; install it"));
        return problems;
    }

    private static int major(String version) {
        String digits = version.replaceFirst("^v", "").split("[.+-]", 2)[0];
        return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
    }
}
