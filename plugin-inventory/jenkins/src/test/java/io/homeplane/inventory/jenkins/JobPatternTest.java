package io.homeplane.inventory.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobPatternTest {
    @Test
    void shouldKeepOneStarWithinItsFolder() {
        assertThat(new JobPattern("home/*").matches("home/push")).isTrue();
        assertThat(new JobPattern("home/*").matches("home/apps/push")).isFalse();
    }

    @Test
    void shouldLetTwoStarsCrossFolders() {
        assertThat(new JobPattern("home/**").matches("home/apps/push")).isTrue();
        assertThat(new JobPattern("**").matches("anything")).isTrue();
    }

    @Test
    void shouldTakeEverythingElseLiterally() {
        assertThat(new JobPattern("a.c").matches("abc")).isFalse();
        assertThat(new JobPattern("fleet").matches("fleet2")).isFalse();
    }
}
