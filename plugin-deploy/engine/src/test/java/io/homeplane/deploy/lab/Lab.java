package io.homeplane.deploy.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connector;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.connect.SshKeys.SshKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The running lab (lab/README.md): real hosts with sshd, dockerd and LXD on this machine. */
public final class Lab {
    private static final String DEFAULT = "/var/lib/homeplane-lab/lab.env";

    private final Map<String, String> settings;

    private Lab(Map<String, String> settings) {
        this.settings = settings;
    }

    /** The lab; skips the test where it does not run. */
    public static Lab require() {
        String named = System.getenv("HP_LAB_ENV");
        Path file = Path.of(named == null ? DEFAULT : named);
        assumeTrue(
                Files.isReadable(file), "the lab does not run here: start it with lab/up (" + file + " is not there)");
        try {
            Map<String, String> settings = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    settings.put(
                            line.substring(0, equals),
                            line.substring(equals + 1).replaceAll("^['\"]|['\"]$", ""));
                }
            }
            return new Lab(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    /** The lab's registry with the image that exists in the versions 1 and 2. */
    public String image(String version) {
        return setting("HP_REGISTRY") + "/hp/busybox:" + version;
    }

    /** A server of the lab: {@code home} or {@code vps}. */
    public static Server server(String name) {
        return new Server(name, Position.of("lab"), "", List.of(), true, "");
    }

    /** The path to a server of the lab, with its host key pinned. */
    public ServerPath path(String server) {
        String prefix = "HP_" + server.toUpperCase(java.util.Locale.ROOT);
        return path(server, setting(prefix + "_ADDRESS"), 22, setting(prefix + "_HOST_KEY"));
    }

    /** A path that may lead nowhere. */
    public static ServerPath path(String server, String address, int port, String hostKey) {
        return new ServerPath(
                Position.of("lab"), "", server, "lan", "ssh", address, port, "root", "lab", hostKey, 0, false);
    }

    public Connector connector() {
        return new SshConnector(
                credential -> Optional.of(new SshKey("", privateKey(), "")), ConnectTimeouts.DEFAULT, notice -> {});
    }

    /** Breaks a thing of the lab, or mends it: {@code lab/fault}. */
    public static void fault(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Path.of("../../lab/fault").toString()));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).inheritIO().start();
        assumeTrue(process.waitFor() == 0, "lab/fault " + String.join(" ", arguments) + " does not work here");
    }

    private String privateKey() {
        try {
            return Files.readString(Path.of(setting("HP_SSH_KEY")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
