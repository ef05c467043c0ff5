package io.homeplane.tunnels.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.homeplane.tunnels.connect.ConnectionException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.channel.RequestHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SshConnectionTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

    private EmbeddedSshd sshd;
    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        sshd = new EmbeddedSshd();
        connection = connector(ConnectTimeouts.DEFAULT).connect(sshd.path());
    }

    @AfterEach
    void close() {
        connection.close();
        sshd.close();
    }

    @Test
    void shouldReturnWhatACommandPrintsAndItsExitCode() throws Exception {
        assertThat(connection.run("echo out; echo err >&2; exit 3", BOUND))
                .isEqualTo(new CommandResult(3, "out\n", "err\n"));
        assertThat(connection.run("true", BOUND).succeeded()).isTrue();
    }

    @Test
    void shouldStreamInputToACommand() throws Exception {
        byte[] input = "x".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(connection
                        .run("wc -c", new ByteArrayInputStream(input), line -> {}, BOUND)
                        .stdout()
                        .strip())
                .isEqualTo("3000000");
    }

    @Test
    void shouldEndACommandThatPrintsTooMuch() {
        assertThat(unfinished("head -c 9000000 /dev/zero", BOUND))
                .contains("it printed more than " + RemoteCommand.OUTPUT_LIMIT + " bytes to stdout and was ended");
        assertThat(unfinished("head -c 9000000 /dev/zero >&2", BOUND)).contains("to stderr");
    }

    @Test
    void shouldEndACommandWhenItsTimeIsOver() throws Exception {
        assertThat(unfinished("sleep 30", Duration.ofMillis(200)))
                .contains("did not end within 200 ms and was ended")
                .contains("check the server");
        assertThat(connection.run("echo next", BOUND).stdout()).isEqualTo("next\n");
    }

    @Test
    void shouldGiveUpACommandWhenInterrupted() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        Thread caller = new Thread(() -> outcome.set(catchThrowable(
                () -> connection.run("echo started >&2; sleep 30", none(), line -> started.countDown(), BOUND))));
        caller.start();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(10_000);
        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        assertThat(connection.run("echo next", BOUND).stdout()).isEqualTo("next\n");
    }

    @Test
    void shouldSayThatTheConnectionWasLostWhenTheServerGoesAwayInTheMiddle() throws Exception {
        ConnectionException lost = catchThrowableOfType(
                ConnectionException.class,
                () -> connection.run("echo started >&2; sleep 30", none(), line -> disconnectAll(), BOUND));
        assertThat(lost).isNotNull();
        assertThat(lost.reason()).isEqualTo(Reason.LOST);
        assertThat(lost).hasMessageContaining("read its state before running it again");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void shouldRefuseToRunOnAClosedConnection() {
        connection.close();
        assertThat(catchThrowableOfType(ConnectionException.class, () -> connection.run("true", BOUND))
                        .reason())
                .isEqualTo(Reason.LOST);
        assertThat(catchThrowableOfType(ConnectionException.class, () -> connection.forward("/run/docker.sock"))
                        .reason())
                .isEqualTo(Reason.LOST);
    }

    @Test
    void shouldDropAConnectionThatNoLongerAnswers() throws Exception {
        sshd.server()
                .setGlobalRequestHandlers(List.of((session, request, reply, buffer) ->
                        RequestHandler.Result.Replied)); // says that it replied, and does not
        ConnectTimeouts restless = new ConnectTimeouts(BOUND, BOUND, BOUND, BOUND, Duration.ofMillis(20));
        try (Connection quiet = connector(restless).connect(sshd.path())) {
            await().atMost(BOUND).until(() -> !quiet.isOpen());
        }
    }

    @Test
    void shouldKeepAConnectionThatAnswers() throws Exception {
        ConnectTimeouts restless = new ConnectTimeouts(BOUND, BOUND, BOUND, BOUND, Duration.ofMillis(20));
        try (Connection busy = connector(restless).connect(sshd.path())) {
            assertThat(busy.run("sleep 0.5; echo alive", BOUND).stdout()).isEqualTo("alive\n");
        }
    }

    @Test
    void shouldCloseTheClientOfAForwardThatTheServerRefuses() throws Exception {
        // MINA has no streamlocal channels, which is what an old sshd looks like.
        try (var client = java.nio.channels.SocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            client.connect(java.net.UnixDomainSocketAddress.of(connection.forward("/run/docker.sock")));
            assertThat(client.read(java.nio.ByteBuffer.allocate(1))).isNegative();
        }
    }

    private static InputStream none() {
        return InputStream.nullInputStream();
    }

    private void disconnectAll() {
        sshd.server().getActiveSessions().forEach(session -> session.close(true));
    }

    private String unfinished(String command, Duration timeout) {
        ConnectionException ended =
                catchThrowableOfType(ConnectionException.class, () -> connection.run(command, timeout));
        assertThat(ended).isNotNull();
        assertThat(ended.reason()).isEqualTo(Reason.UNFINISHED);
        return ended.getMessage();
    }

    private static SshConnector connector(ConnectTimeouts timeouts) throws IOException {
        return new SshConnector(EmbeddedSshd.keys(), timeouts, new AcceptedHostKeys(), notice -> {});
    }
}
