package io.homeplane.tunnels.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.tunnels.connect.ConnectionException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against OpenSSH and dockerd of the lab. */
class RealSshdIT {
    private static final Duration BOUND = Duration.ofSeconds(30);

    private Lab lab;
    private SshConnector connector;

    @BeforeEach
    void connectToTheLab() throws IOException {
        lab = Lab.assumeRunning();
        connector = new SshConnector(lab.keys(), ConnectTimeouts.DEFAULT, notice -> {});
    }

    @Test
    void shouldRunACommandWithInputOutputAndExitCode() throws Exception {
        List<String> lines = new ArrayList<>();
        try (Connection home = connector.connect(lab.home())) {
            CommandResult result = home.run(
                    "cat; echo one >&2; echo two >&2; exit 7",
                    new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)),
                    lines::add,
                    BOUND);
            assertThat(result).isEqualTo(new CommandResult(7, "hello", "one\ntwo\n"));
            assertThat(lines).containsExactly("one", "two");
        }
        assertThat(Security.getProvider("BC")).as("a provider we registered").isNull();
    }

    @Test
    void shouldStreamMegabytesOfInput() throws Exception {
        byte[] megabytes = new byte[20_000_000];
        try (Connection home = connector.connect(lab.home())) {
            assertThat(home.run("wc -c", new ByteArrayInputStream(megabytes), line -> {}, BOUND)
                            .stdout())
                    .isEqualTo("20000000\n");
        }
    }

    @Test
    void shouldNotStallWhenACommandEndsWithoutReadingItsInput() throws Exception {
        byte[] megabytes = new byte[20_000_000];
        try (Connection home = connector.connect(lab.home())) {
            assertThat(home.run("exit 3", new ByteArrayInputStream(megabytes), line -> {}, BOUND)
                            .exitCode())
                    .isEqualTo(3);
            assertThat(home.run("echo still here", BOUND).stdout()).isEqualTo("still here\n");
        }
    }

    @Test
    void shouldRunMoreCommandsAtOnceThanSshdAllowsSessions() throws Exception {
        try (Connection home = connector.connect(lab.home())) {
            List<CommandResult> results = inParallel(25, () -> home.run("echo ok", BOUND));
            assertThat(results).hasSize(25).allMatch(CommandResult::succeeded);
        }
    }

    @Test
    void shouldEndACommandOnTheServerWhenItsTimeIsOver() throws Exception {
        String marker = "sleep 86" + ProcessHandle.current().pid();
        try (Connection home = connector.connect(lab.home())) {
            assertThatThrownBy(() -> home.run("exec " + marker, Duration.ofMillis(500)))
                    .isInstanceOfSatisfying(
                            ConnectionException.class,
                            failed -> assertThat(failed.reason()).isEqualTo(Reason.UNFINISHED));
            String gone =
                    "for i in $(seq 100); do pgrep -xf '" + marker + "' >/dev/null || exit 0; sleep 0.1; done; exit 1";
            assertThat(home.run(gone, BOUND).exitCode()).isZero();
        }
    }

    @Test
    void shouldServeFortyClientsOfTheDockerSocketAtOnce() throws Exception {
        try (Connection home = connector.connect(lab.home())) {
            Path socket = home.forward("/var/run/docker.sock");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwx------");
            List<String> answers = inParallel(40, () -> ping(socket));
            assertThat(answers)
                    .hasSize(40)
                    .allSatisfy(answer ->
                            assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("OK"));
            assertThat(home.forward("/var/run/docker.sock")).isEqualTo(socket);
        }
    }

    @Test
    void shouldCloseTheClientWhenTheServerHasNoSuchSocket() throws Exception {
        Path socket;
        try (Connection home = connector.connect(lab.home())) {
            socket = home.forward("/run/no-such.sock");
            assertThat(ping(socket)).isEmpty();
            assertThat(home.run("echo alive", BOUND).stdout()).isEqualTo("alive\n");
        }
        assertThat(socket.getParent()).doesNotExist();
    }

    /** One request on a connection of its own; empty when that was closed without an answer. */
    private static String ping(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap("GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII)));
            InputStream in = Channels.newInputStream(channel);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            return "";
        }
    }

    private static <T> List<T> inParallel(int count, Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(java.util.Collections.nCopies(count, task))) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
