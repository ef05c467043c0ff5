package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.SshKeys.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The addresses and keys of a running lab ({@code lab/up}). */
public record Lab(Map<String, String> env) {
    /** The lab of this machine; without one the test is skipped, and says so. */
    public static Lab assumeRunning() throws IOException {
        String stated = System.getenv("HP_LAB_ENV");
        Path file = Path.of(stated == null ? "/var/lib/homeplane-lab/lab.env" : stated);
        Assumptions.assumeTrue(Files.isReadable(file), "no lab runs here: " + file + " is missing (lab/up starts one)");
        Map<String, String> env = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] pair = line.split("=", 2);
            if (pair.length == 2) {
                env.put(pair[0], pair[1].replaceAll("^\"|\"$", ""));
            }
        }
        return new Lab(env);
    }

    public SshKeys keys() {
        return credential -> Optional.of(new SshKey("", read("HP_SSH_KEY"), ""));
    }

    public ServerPath home() {
        return path("home", env.get("HP_HOME_ADDRESS"), 22, env.get("HP_HOME_HOST_KEY"));
    }

    public ServerPath vps() {
        return path("vps", env.get("HP_VPS_ADDRESS"), 22, env.get("HP_VPS_HOST_KEY"));
    }

    public ServerPath path(String server, String address, int port, String hostKey) {
        return new ServerPath(
                Position.of("lab.toml"), "", server, "lan", "ssh", address, port, "root", "lab", hostKey, 0, false);
    }

    private String read(String name) {
        try {
            return Files.readString(Path.of(env.get(name)));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
