package io.homeplane.tunnels.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shells on the lab's real sshd. */
class RemoteShellIT {
    private static final RemoteShell.Size SIZE = new RemoteShell.Size(101, 37);

    private Lab lab;
    private SshConnector connector;

    @BeforeEach
    void connectToTheLab() throws IOException {
        lab = Lab.assumeRunning();
        connector = new SshConnector(lab.keys(), ConnectTimeouts.DEFAULT, notice -> {});
    }

    @Test
    void shouldHaveATerminalOfThatSizeAndPassOnHowTheShellEnded() throws Exception {
        try (Connection home = connector.connect(lab.home());
                RemoteShell shell = home.shell("xterm-256color", SIZE)) {
            type(shell, "stty size; echo kind=$TERM; exit 7\n");
            assertThat(printed(shell)).contains("37 101").contains("kind=xterm-256color");
            assertThat(shell.exitCode()).isEqualTo(7);
        }
    }

    @Test
    void shouldTellTheShellThatTheTerminalIsAnotherSize() throws Exception {
        try (Connection home = connector.connect(lab.home());
                RemoteShell shell = home.shell("vt100", SIZE)) {
            shell.resize(new RemoteShell.Size(55, 12));
            type(shell, "stty size; exit\n");
            assertThat(printed(shell)).contains("12 55");
        }
    }

    @Test
    void shouldRunAScriptWithoutATerminalAndKeepErrorsApart() throws Exception {
        try (Connection home = connector.connect(lab.home());
                RemoteShell shell = home.shell("", SIZE)) {
            type(shell, "test -t 0 || echo no terminal; echo wrong >&2; exit 3\n");
            shell.endInput();
            assertThat(printed(shell)).isEqualTo("no terminal\n");
            assertThat(new String(shell.errors().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("wrong\n");
            assertThat(shell.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void shouldSayThatThisMachineNeedsNoConnectionToIt() {
        assertThatThrownBy(() -> new LocalConnection("here/local").shell("", SIZE))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("open a shell here");
    }

    private static void type(RemoteShell shell, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        shell.send(bytes, bytes.length);
    }

    private static String printed(RemoteShell shell) throws IOException {
        return new String(shell.output().readAllBytes(), StandardCharsets.UTF_8);
    }
}
