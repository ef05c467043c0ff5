package io.homeplane.tunnels.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostKeyTest {
    /** GitHub's published key; its fingerprint is in their documentation. */
    private static final String GITHUB =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    @Test
    void shouldReadALineAndPrintItsFingerprint() {
        HostKey key = HostKey.parse("  " + GITHUB + " github.com\n").orElseThrow();
        assertThat(key.line()).isEqualTo(GITHUB);
        assertThat(key.fingerprint()).isEqualTo("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");
        assertThat(key).hasToString("ssh-ed25519 SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "accept-new",
                "ssh-ed25519",
                "ssh-ed25519 ???",
                "ssh-ed25519 AAAA",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
                "github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"
            })
    void shouldNotReadWhatIsNoKey(String line) {
        assertThat(HostKey.parse(line)).isEmpty();
    }
}
