package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import org.junit.jupiter.api.Test;

class LxdLaunchStepTest {
    @Test
    void shouldTakeAnInstanceOrItsDescriptionAndNotBoth() {
        LxdLaunchStep step = new LxdLaunchStep();
        step.setInstance("web");
        step.setName("other");
        assertThatThrownBy(() -> step.start(null))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("takes instance:");
    }

    @Test
    void shouldRefuseHalfADescription() {
        LxdLaunchStep step = new LxdLaunchStep();
        step.setName("other");
        assertThatThrownBy(() -> step.start(null))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("name:, image: and server: together");
    }
}
