package io.homeplane.tunnels.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.HostKey;
import io.homeplane.tunnels.connect.Lab;
import io.homeplane.tunnels.connect.PublicLine;
import io.homeplane.tunnels.connect.SshConnector;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first day of a server of the lab. */
class RealEnrolmentIT {
    private static final Duration BOUND = Duration.ofSeconds(20);

    private Lab lab;
    private SshConnector connector;

    @BeforeEach
    void connectToTheLab() throws IOException {
        lab = Lab.assumeRunning();
        connector = new SshConnector(lab.keys(), ConnectTimeouts.DEFAULT, notice -> {});
    }

    @Test
    void shouldShowTheHostKeyWithoutLoggingIn() throws Exception {
        HostKey shown = HostKeyOffer.of(unpinned(22), ConnectTimeouts.DEFAULT);
        assertThat(shown.line()).isEqualTo(lab.home().hostKey());
    }

    @Test
    void shouldSayWhyNoKeyIsShown() {
        assertThatThrownBy(() -> HostKeyOffer.of(unpinned(9), ConnectTimeouts.DEFAULT))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("the connection was refused");
    }

    @Test
    void shouldInstallAKeyOnceAndKeepWhatIsThere() throws Exception {
        String line = PublicLine.of(lab.home(), lab.keys());
        try (Connection home = connector.connect(lab.home())) {
            String before = keys(home);
            assertThat(KeyInstallation.install(home, line)).isFalse();
            assertThat(keys(home)).isEqualTo(before);
            try {
                assertThat(KeyInstallation.install(home, "ssh-ed25519 AAAAtheKeyOfNobody"))
                        .isTrue();
                assertThat(KeyInstallation.install(home, "ssh-ed25519 AAAAtheKeyOfNobody"))
                        .isFalse();
                assertThat(keys(home)).isEqualTo(before + "ssh-ed25519 AAAAtheKeyOfNobody homeplane\n");
            } finally {
                home.run("sed -i /theKeyOfNobody/d ~/.ssh/authorized_keys", BOUND);
            }
        }
    }

    @Test
    void shouldFindDockerAndComposeAndAClockThatAgrees() throws Exception {
        try (Connection home = connector.connect(lab.home())) {
            ServerFacts facts = ServerFacts.ask(home, Clock.systemUTC());
            assertThat(facts.problems()).isEmpty();
            assertThat(facts.docker()).isNotEmpty();
            assertThat(facts.compose()).matches("v?2\\..*");
            assertThat(facts.clockAhead().abs()).isLessThan(Duration.ofSeconds(30));
        }
    }

    private ServerPath unpinned(int port) {
        return lab.path("home", lab.home().address(), port, HostKey.ACCEPT_NEW);
    }

    private static String keys(Connection home) throws Exception {
        return home.run("cat ~/.ssh/authorized_keys", BOUND).stdout();
    }
}
