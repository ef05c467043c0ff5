package io.homeplane.tunnels.probe;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.AcceptedHostKeys;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.ScriptedServer;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.connect.SshKeys.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * 100 servers with three paths each, probed at once: one that works, one whose port is closed, one that accepts and is silent; and
 * what each fault takes of its timeout. The paths that work lead to a real sshd.
 *
 * <p>Arguments: sshd's port, the file of its host key's public half, the file of the login key. bin/bench starts that sshd.
 */
public final class ProbeBenchmark {
    private static final int SERVERS = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private ProbeBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        String hostKey = Files.readString(Path.of(arguments[1])).strip();
        String key = Files.readString(Path.of(arguments[2]));
        TunnelCheck check = TunnelCheck.over(new SshConnector(
                credential -> Optional.of(new SshKey("", key, "")),
                ConnectTimeouts.DEFAULT,
                new AcceptedHostKeys(),
                notice -> {}));
        check.check(List.of(path("warm", port, hostKey, "ssh")), TIMEOUT);
        try (ScriptedServer silent = ScriptedServer.silent();
                ScriptedServer hung = ScriptedServer.saying("SSH-2.0-Hung\r\n", false);
                ScriptedServer full = ScriptedServer.unaccepting()) {
            int closed = ScriptedServer.closedPort();
            fleet(check, "three paths each, all up", port, port, port, hostKey);
            fleet(check, "one up, one closed, one silent", port, closed, silent.port(), hostKey);
            fault(check, "silent after accepting", path("a", silent.port(), hostKey, "ssh"));
            fault(check, "silent after the banner", path("a", hung.port(), hostKey, "ssh"));
            fault(check, "half-open: neither accepted nor refused", path("a", full.port(), hostKey, "ssh"));
            fault(check, "TLS that is silent", path("a", silent.port(), "", "https"));
            fault(check, "HTTP that is silent", path("a", silent.port(), "", "http"));
            descriptors(check, port, closed, hostKey);
        }
        System.out.println("most memory resident: " + status("VmHWM") + " of "
                + Runtime.getRuntime().maxMemory() / 1048576 + " MB heap at most");
    }

    private static void fleet(TunnelCheck check, String name, int one, int other, int third, String hostKey)
            throws InterruptedException {
        List<ServerPath> paths = new ArrayList<>();
        for (int server = 0; server < SERVERS; server++) {
            paths.add(path("s" + server, one, hostKey, "ssh"));
            paths.add(path("s" + server, other, hostKey, "ssh"));
            paths.add(path("s" + server, third, hostKey, "ssh"));
        }
        long start = System.nanoTime();
        CheckResult result = check.check(paths, TIMEOUT);
        long took = (System.nanoTime() - start) / 1_000_000;
        long slowest = result.verdicts().stream()
                .map(PathVerdict::milliseconds)
                .max(Comparator.naturalOrder())
                .orElse(1L);
        long up = result.verdicts().stream().filter(PathVerdict::usable).count();
        System.out.printf(
                "%d paths, %s: %d ms, the slowest probe %d ms, ratio %.2f (limit 1.1), %d up%n",
                paths.size(), name, took, slowest, took / (double) Math.max(1, slowest), up);
    }

    private static void fault(TunnelCheck check, String name, ServerPath path) throws InterruptedException {
        long start = System.nanoTime();
        PathVerdict verdict = check.check(List.of(path), SHORT).verdicts().get(0);
        double took = (System.nanoTime() - start) / 1e6;
        System.out.printf(
                "%s: %s at %s, %.0f ms of %d ms, ratio %.2f (limit 1.1)%n",
                name,
                verdict.verdict().label(),
                verdict.layer().label(),
                took,
                SHORT.toMillis(),
                took / SHORT.toMillis());
    }

    private static void descriptors(TunnelCheck check, int port, int closed, String hostKey)
            throws IOException, InterruptedException {
        long before = open();
        for (int round = 0; round < 50; round++) {
            List<ServerPath> paths = new ArrayList<>();
            for (int each = 0; each < 10; each++) {
                paths.add(path("a", port, hostKey, "ssh"));
                paths.add(path("a", closed, hostKey, "ssh"));
            }
            check.check(paths, TIMEOUT);
        }
        Thread.sleep(2000);
        System.out.println("descriptors before and after 1000 probes: " + before + " and " + open() + ", threads "
                + Thread.activeCount());
    }

    private static long open() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    private static String status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static ServerPath path(String server, int port, String hostKey, String protocol) {
        return new ServerPath(
                Position.of("fleet.toml"),
                "",
                server,
                "lan",
                protocol,
                "127.0.0.1",
                port,
                "root",
                "k",
                hostKey,
                0,
                false);
    }
}
