package io.homeplane.tunnels.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.homeplane.tunnels.connect.ConnectionException.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalConnectionTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Connection local = new LocalConnection("here/local");

    @Test
    void shouldRunACommandOnThisMachine() throws Exception {
        List<String> lines = new ArrayList<>();
        CommandResult result = local.run(
                "cat; echo one >&2; printf two >&2; exit 4",
                new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)),
                lines::add,
                BOUND);
        assertThat(result).isEqualTo(new CommandResult(4, "hello", "one\ntwo"));
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void shouldNotWaitForInputThatNobodyReads() throws Exception {
        assertThat(local.run("exit 5", new ByteArrayInputStream(new byte[5_000_000]), line -> {}, BOUND)
                        .exitCode())
                .isEqualTo(5);
    }

    @Test
    void shouldEndACommandWhenItsTimeIsOver() {
        assertThat(unfinished("sleep 30", Duration.ofMillis(100))).contains("did not end within 100 ms");
        assertThat(unfinished("sleep 30 & sleep 30", Duration.ofMillis(100))).contains("was ended");
    }

    @Test
    void shouldEndACommandThatPrintsTooMuch() {
        assertThat(unfinished("head -c 9000000 /dev/zero", BOUND)).contains("it printed more than");
    }

    @Test
    void shouldHandOutTheSocketItself() throws Exception {
        assertThat(local.forward("/var/run/docker.sock")).isEqualTo(Path.of("/var/run/docker.sock"));
    }

    private String unfinished(String command, Duration timeout) {
        ConnectionException ended = catchThrowableOfType(ConnectionException.class, () -> local.run(command, timeout));
        assertThat(ended).isNotNull();
        assertThat(ended.reason()).isEqualTo(Reason.UNFINISHED);
        return ended.getMessage();
    }
}
