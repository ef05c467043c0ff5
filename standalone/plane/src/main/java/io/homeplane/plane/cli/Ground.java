package io.homeplane.plane.cli;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this machine lets {@code plane up} stand on: the lab, else the local Docker, else nothing but files.
 *
 * @param whyNoLab empty when the lab can be started
 * @param socket where a local Docker would listen
 * @param whyNoDocker empty when it does and we may use it
 */
record Ground(String whyNoLab, Path socket, String whyNoDocker) {
    private static final String UNIX = "unix://";

    /** Looks at this machine. */
    static Ground ofThisMachine() throws IOException, InterruptedException {
        String stated = System.getenv("DOCKER_HOST");
        String whyNoLab = whyNoLab(System.getProperty("os.name"), user());
        if (stated != null && !stated.startsWith(UNIX)) {
            return new Ground(whyNoLab, Path.of(""), "DOCKER_HOST is " + stated + ", which is no unix socket");
        }
        Path socket = Path.of(stated == null ? "/var/run/docker.sock" : stated.substring(UNIX.length()));
        return new Ground(whyNoLab, socket, whyNoDocker(socket));
    }

    static String whyNoLab(String system, String user) {
        if (!system.equals("Linux")) {
            return "the lab needs Linux and this is " + system;
        }
        return user.equals("0") ? "" : "the lab needs root";
    }

    static String whyNoDocker(Path socket) {
        if (!Files.exists(socket)) {
            return "there is no Docker at " + socket;
        }
        try (SocketChannel docker = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return docker.isConnected() ? "" : "Docker at " + socket + " does not answer";
        } catch (IOException refused) {
            return "Docker at " + socket + " cannot be used (" + refused.getMessage() + ")";
        }
    }

    boolean lab() {
        return whyNoLab.isEmpty();
    }

    boolean docker() {
        return whyNoDocker.isEmpty();
    }

    /** What is done without the lab, and why. */
    String sentence() {
        return docker()
                ? whyNoLab + ", so it is not started: the one server is this machine, through the Docker at " + socket
                        + " (via = \"local\")"
                : whyNoLab + ", so it is not started, and " + whyNoDocker
                        + ": the plan and the page are shown, nothing is deployed";
    }

    private static String user() throws IOException, InterruptedException {
        Process id = new ProcessBuilder("id", "-u").start();
        String user = new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        id.waitFor();
        return user;
    }
}
