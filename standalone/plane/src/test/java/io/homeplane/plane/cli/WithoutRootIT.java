package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code plane up} as a user who is not root: with a Docker that he may use, with one that he may not, and without one. */
class WithoutRootIT {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final String NOBODY = "65534";
    private static final Path COMPOSE = Path.of("/var/cache/homeplane-lab/cli-plugins/docker-compose");

    private Path root;
    private Map<String, String> lab = Map.of();
    private Process forward;

    @BeforeEach
    void makeAHomeForNobody() throws Exception {
        assumeTrue(Shell.run("id", "-u").equals("0"), "this test becomes another user, which needs root");
        root = Files.createTempDirectory("without-root-");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(root.resolve("home/.docker/cli-plugins"));
        copyWhatRuns();
        Shell.run("chown", "-R", NOBODY + ":" + NOBODY, root.resolve("home").toString());
    }

    @AfterEach
    void cleanUp() throws Exception {
        if (forward != null) {
            forward.destroy();
            forward.waitFor();
            Shell.remove(lab, "hello", root.resolve("home").toString());
        }
        if (root != null) {
            Shell.run("rm", "-rf", root.toString());
        }
    }

    @Test
    void shouldDeployToThisMachineThroughADockerThatTheUserMayUse() throws Exception {
        Path socket = forwardDocker();
        Shell.run("chown", NOBODY, socket.toString());

        Output first = up(socket);

        assertThat(first.code).as(first.text).isZero();
        assertThat(first.text)
                .contains(
                        "the lab needs root, so it is not started: the one server is this machine, through the Docker at "
                                + socket)
                .contains("here/local: up", "first deploy", "[hello]   confirmed", "Finished: SUCCESS");
        assertThat(Shell.onHome(
                        lab, "docker ps --filter label=com.docker.compose.project=hello --format '{{.Status}}'"))
                .contains("(healthy)");
        assertThat(root.resolve("home/.local/state/homeplane/stacks/hello/confirmed"))
                .exists();

        assertThat(up(socket).text).contains("[hello]   unchanged", "Finished: SUCCESS");
    }

    @Test
    void shouldShowThePlanOnlyWhenTheUserMayNotUseDocker() throws Exception {
        Path socket = forwardDocker();
        Shell.run("chmod", "600", socket.toString());

        Output output = up(socket);

        assertThat(output.code).as(output.text).isZero();
        assertThat(output.text)
                .contains("Docker at " + socket + " cannot be used (Permission denied)")
                .contains("the plan and the page are shown, nothing is deployed")
                .contains("hello  here  unknown    offline: its server was not asked");
    }

    @Test
    void shouldShowThePlanOnlyWithoutDocker() throws Exception {
        Output output = up(root.resolve("docker.sock"));

        assertThat(output.code).as(output.text).isZero();
        assertThat(output.text)
                .contains("the lab needs root, so it is not started, and there is no Docker at ")
                .contains("hello  here  unknown    offline: its server was not asked")
                .doesNotContain("[Pipeline]");
    }

    private record Output(int code, String text) {}

    private Output up(Path socket) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "env",
                "-i",
                "PATH=" + System.getenv("PATH"),
                "HOME=" + root.resolve("home"),
                "DOCKER_HOST=unix://" + socket,
                "HOMEPLANE_IMAGE=hp/busybox:1",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + root.resolve("home"),
                "-Dplane.project=" + root.resolve("project"),
                "-cp",
                root.resolve("lib") + "/*",
                Main.class.getName(),
                "up",
                "--once",
                "--state",
                root.resolve("home/plane").toString()));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        String text = Files.readString(root.resolve("output"));
        assertThat(ended).as(text).isTrue();
        return new Output(process.exitValue(), text);
    }

    /** The lab's Docker of {@code home}, at a socket of this machine. */
    private Path forwardDocker() throws Exception {
        lab = Shell.lab();
        assumeTrue(
                Files.isExecutable(COMPOSE), "Docker's Compose is not at " + COMPOSE + ": start the lab with lab/up");
        Path plugin = root.resolve("home/.docker/cli-plugins/docker-compose");
        Files.copy(COMPOSE, plugin);
        Path socket = root.resolve("forwarded.sock");
        forward = new ProcessBuilder(
                        "ssh",
                        "-N",
                        "-i",
                        lab.get("HP_SSH_KEY"),
                        "-o",
                        "UserKnownHostsFile=" + lab.get("HP_KNOWN_HOSTS"),
                        "-o",
                        "BatchMode=yes",
                        "-L",
                        socket + ":/var/run/docker.sock",
                        "root@" + lab.get("HP_HOME_ADDRESS"))
                .inheritIO()
                .start();
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(socket));
        return socket;
    }

    /** What this test runs with lies where another user may not read it. */
    private void copyWhatRuns() throws IOException, InterruptedException {
        Files.createDirectories(root.resolve("lib"));
        Files.createDirectories(root.resolve("project/lab"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                copyClasses(path);
            } else if (Files.isRegularFile(path)) {
                Files.copy(path, root.resolve("lib").resolve(path.getFileName()));
            }
        }
        Shell.run(
                "cp",
                "-r",
                PROJECT.resolve("lab/local").toString(),
                root.resolve("project/lab/local").toString());
        Shell.run(
                "cp",
                "-r",
                PROJECT.resolve("jenkinsfiles").toString(),
                root.resolve("project").toString());
        Shell.run("chmod", "-R", "a+rX", root.toString());
    }

    /** Each module's classes in a jar of its own, as they have indexes of the same name. */
    private void copyClasses(Path directory) throws IOException, InterruptedException {
        String name = directory.toString().replaceAll("[^A-Za-z0-9]+", "-") + ".jar";
        Shell.run(
                Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
                "cf",
                root.resolve("lib").resolve(name).toString(),
                "-C",
                directory.toString(),
                ".");
    }
}
