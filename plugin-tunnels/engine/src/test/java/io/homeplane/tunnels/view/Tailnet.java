package io.homeplane.tunnels.view;

import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real tailnet of this machine: headscale with its relay, and tailscaled in userspace, all without rights. */
final class Tailnet implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Path headscale;
    private final Path tailscaled;
    private final Map<String, Process> processes = new HashMap<>();
    private final int port;
    private String key = "";

    private Tailnet(Path directory, Path headscale, Path tailscaled) throws IOException {
        this.directory = directory;
        this.headscale = headscale;
        this.tailscaled = tailscaled;
        this.port = freePort();
    }

    /** Skips the test, and says why, where the two programs are not there. */
    static Tailnet assumeAvailable(Path directory) throws Exception {
        Tailnet tailnet = new Tailnet(directory, program("HEADSCALE_BIN"), program("TAILSCALED_BIN"));
        tailnet.startHeadscale();
        return tailnet;
    }

    private static Path program(String variable) {
        String stated = System.getenv(variable);
        Assumptions.assumeTrue(
                stated != null && Files.isExecutable(Path.of(stated)),
                "no real Tailscale here: " + variable + " names no program (go install, with the tag ts_include_cli)");
        return Path.of(stated);
    }

    private void startHeadscale() throws Exception {
        Files.writeString(directory.resolve("config.yaml"), configuration());
        start("headscale", Map.of(), headscale.toString(), "-c", config(), "serve");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> headscale("users", "create", "lab").isEmpty()
                        || headscale("users", "list").contains("lab"));
        String printed = headscale("preauthkeys", "create", "--user", "1", "--reusable", "--expiration", "1h");
        key = printed.strip().lines().reduce((first, second) -> second).orElse("");
    }

    /** Starts a machine of the tailnet, and joins it. */
    void join(String name, Map<String, String> environment, String... options) throws Exception {
        Path state = Files.createDirectories(directory.resolve(name));
        List<String> command = new ArrayList<>(List.of(
                tailscaled.toString(),
                "--tun=userspace-networking",
                "--socket=" + socket(name),
                "--statedir=" + state,
                "--port=0"));
        command.addAll(List.of(options));
        Map<String, String> all = new HashMap<>(environment);
        all.put("TS_DEBUG_USE_DERP_HTTP", "1"); // headscale's relay has no certificate here
        start(name, all, command.toArray(String[]::new));
        await().atMost(PATIENCE).until(() -> Files.exists(socket(name)));
        Path cli = directory.resolve("tailscale");
        if (!Files.exists(cli)) {
            Files.createSymbolicLink(cli, tailscaled); // one program that goes by its name
        }
        run(
                cli.toString(),
                "--socket=" + socket(name),
                "up",
                "--login-server=http://127.0.0.1:" + port,
                "--authkey=" + key,
                "--hostname=" + name);
    }

    Path socket(String name) {
        return directory.resolve(name + ".s");
    }

    String headscale(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(headscale.toString(), "-c", config()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    void stop(String name) throws InterruptedException {
        Process process = processes.remove(name);
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    private void start(String name, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        processes.put(name, builder.start());
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", "");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " did not end");
        }
        String printed = Files.readString(out);
        return process.exitValue() == 0 && printed.startsWith("User created") ? "" : printed;
    }

    private String config() {
        return directory.resolve("config.yaml").toString();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String configuration() throws IOException {
        int stun;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            stun = socket.getLocalPort();
        }
        return """
                server_url: http://127.0.0.1:%1$d
                listen_addr: 127.0.0.1:%1$d
                metrics_listen_addr: 127.0.0.1:%2$d
                grpc_listen_addr: 127.0.0.1:%3$d
                grpc_allow_insecure: true
                noise: { private_key_path: %5$s/noise.key }
                prefixes: { v4: 100.64.0.0/10, v6: "fd7a:115c:a1e0::/48", allocation: sequential }
                derp:
                  server:
                    enabled: true
                    region_id: 999
                    region_code: lab
                    region_name: lab
                    stun_listen_addr: 127.0.0.1:%4$d
                    private_key_path: %5$s/derp.key
                    automatically_add_embedded_derp_region: true
                    ipv4: 127.0.0.1
                  urls: []
                  paths: []
                  auto_update_enabled: false
                disable_check_updates: true
                database: { type: sqlite, sqlite: { path: %5$s/db.sqlite } }
                dns: { magic_dns: true, base_domain: tail.test, override_local_dns: false, nameservers: { global: [] } }
                unix_socket: %5$s/hs.sock
                unix_socket_permission: "0700"
                policy: { mode: database }
                """.formatted(port, freePort(), freePort(), stun, directory);
    }

    @Override
    public void close() {
        processes.values().forEach(Process::destroy);
    }
}
