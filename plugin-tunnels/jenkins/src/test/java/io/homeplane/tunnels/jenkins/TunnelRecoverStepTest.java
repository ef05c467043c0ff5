package io.homeplane.tunnels.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TunnelRecoverStepTest {
    @Test
    void shouldRefuseToRecoverNobody() {
        assertThatThrownBy(() -> new TunnelRecoverStep(" ").start(null))
                .isInstanceOf(AbortException.class)
                .hasMessage("tunnelRecover takes server:, the name of a server of the inventory");
    }

    @Test
    void shouldRefuseAWindowInWhichNothingCanComeBack() {
        TunnelRecoverStep step = new TunnelRecoverStep("edge");
        step.setWindow(0);
        assertThatThrownBy(() -> step.start(null))
                .isInstanceOf(AbortException.class)
                .hasMessage("tunnelRecover(window: 0) must be 1 or more seconds");
    }

    @Test
    void shouldNameItsServerInTheBuild() {
        TunnelRecoverStep.DescriptorImpl descriptor = new TunnelRecoverStep.DescriptorImpl();
        assertThat(descriptor.argumentsToString(Map.of("server", "edge"))).isEqualTo("edge");
        assertThat(new TunnelRecoverStep("edge").getWindow()).isEqualTo(30);
    }
}
