package io.homeplane.tunnels.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.homeplane.inventory.model.TunnelStatus;
import io.homeplane.tunnels.view.TunnelView.Standing;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireguardSourceTest {
    private static final String FRESH = """
            wg0 kA1pX9fKq1hF2Yy3bZ4cD5eF6gH7iJ8kL9mN0oPqRs= 203.0.113.7:51820 10.8.0.2/32 1700000000 9001 8002 25
            wg0 zB1pX9fKq1hF2Yy3bZ4cD5eF6gH7iJ8kL9mN0oPqRs= 203.0.113.8:51820 10.8.0.0/24,fd00:8::/64 0 0 592 off
            """.replace(" 25\n", "\n").replace(" off\n", "\n");

    @Test
    void shouldBeUpAfterAFreshHandshakeWithThePeerOfThatAddress() throws Exception {
        assertThat(look("10.8.0.2", FRESH + "1700000060\n").standing()).isEqualTo(Standing.UP);
    }

    @Test
    void shouldSayThatTheHandshakeIsOldOrNeverCame() throws Exception {
        TunnelView old = look("10.8.0.2", FRESH + "1700000400\n");
        assertThat(old.standing()).isEqualTo(Standing.DOWN);
        assertThat(old.sentence()).contains("was 400 s ago").contains("203.0.113.7:51820");

        TunnelView never = look("fd00:8::9", FRESH + "1700000060\n");
        assertThat(never.standing()).isEqualTo(Standing.DOWN);
        assertThat(never.sentence()).contains("never a handshake").contains("592 bytes sent, 0 received");
    }

    @Test
    void shouldSayThatNoPeerHasTheAddress() throws Exception {
        assertThat(look("10.9.0.1", FRESH + "1700000060\n").sentence()).contains("correct AllowedIPs");
        assertThat(look("edge.example.com", FRESH + "1700000060\n").standing()).isEqualTo(Standing.DOWN);
    }

    @Test
    void shouldNotLetKeysLeaveTheMachine() throws Exception {
        FakeMachine machine = new FakeMachine().printing("wg show all dump", FRESH + "1700000060\n");
        new WireguardSource().look(TunnelPaths.path("wireguard", "10.8.0.2", ""), machine.glance());
        assertThat(machine.ran()).allSatisfy(command -> assertThat(command).contains("{ print $1, $2, $4, $5"));
    }

    @Test
    void shouldSayWhatCannotBeAsked() {
        assertThat(failure("1700000060\n")).hasMessage("wg shows no peer, or not to this user");
        assertThat(failure("")).hasMessage("wg shows no peer, or not to this user");
        assertThat(failure(FRESH + "soon\n")).hasMessage("the machine does not tell its time");
        TunnelStatus other = new TunnelStatus("wg7", "", "", false, List.of());
        IOException none = catchThrowableOfType(
                IOException.class,
                () -> new WireguardSource()
                        .look(
                                TunnelPaths.path("wireguard", "10.8.0.2", other),
                                new FakeMachine()
                                        .printing("wg", FRESH + "1700000060\n")
                                        .glance()));
        assertThat(none).hasMessage("wg shows no peer of wg7, or not to this user");
    }

    private static IOException failure(String printed) {
        return catchThrowableOfType(IOException.class, () -> look("10.8.0.2", printed));
    }

    private static TunnelView look(String address, String printed) throws Exception {
        FakeMachine machine = new FakeMachine().printing("wg show all dump", printed);
        return new WireguardSource().look(TunnelPaths.path("wireguard", address, ""), machine.glance());
    }
}
