package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolledHostTest {
    @ParameterizedTest
    @CsvSource({
        "vps.example.com, root, vps.example.com, 22, vps",
        "ada@vps.example.com:2244, ada, vps.example.com, 2244, vps",
        "root@203.0.113.7, root, 203.0.113.7, 22, 203.0.113.7",
        "root@[2001:db8::7]:2244, root, 2001:db8::7, 2244, 2001:db8::7"
    })
    void shouldReadAHostAsSshDoes(String text, String user, String host, int port, String name) {
        assertThat(EnrolledHost.parse(text)).hasValueSatisfying(read -> {
            assertThat(read).isEqualTo(new EnrolledHost(user, host, port));
            assertThat(read.name()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "root@", "@host", "root@host:", "root@host:0", "root@host:70000", "a b@host", "root@-o;x"})
    void shouldRefuseWhatNamesNoHost(String text) {
        assertThat(EnrolledHost.parse(text)).isEmpty();
    }

    @Test
    void shouldMakeAPathOfIt() {
        assertThat(new EnrolledHost("ada", "vps", 2244)
                        .path("edge", "lan", "key", "ssh-ed25519 AAAA")
                        .name())
                .isEqualTo("edge/lan");
    }
}
