package io.homeplane.deploy.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretTextTest {
    @Test
    void shouldNeverShowItsValue() {
        SecretText secret = SecretText.of("hunter2");

        assertThat(secret.toString()).isEqualTo("[redacted]");
        assertThat(secret).isNotInstanceOf(Serializable.class);
        assertThat(SecretText.class.isRecord()).isFalse();
        assertThat(secret.hashCode()).isEqualTo(SecretText.of("other").hashCode());
    }

    @Test
    void shouldCompareByValue() {
        assertThat(SecretText.of("hunter2"))
                .isEqualTo(SecretText.of("hunter2".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(SecretText.of("hunter3"));
    }

    @Test
    void shouldCopyWhatItGetsAndGives() {
        byte[] bytes = {'a', 'b'};
        SecretText secret = SecretText.of(bytes);
        bytes[0] = 'x';
        secret.revealBytes()[1] = 'x';

        assertThat(secret.reveal()).isEqualTo("ab");
    }

    @Test
    void shouldBeWipedWhenClosed() {
        SecretText secret = SecretText.of("hunter2");
        secret.close();

        assertThat(secret.isDestroyed()).isTrue();
        assertThatThrownBy(secret::reveal).isInstanceOf(IllegalStateException.class);
    }
}
