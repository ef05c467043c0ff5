package io.homeplane.inventory.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionTest {
    @Test
    void shouldLeaveOutThePartsThatAreUnknown() {
        assertThat(new Position("a.toml", 12, 5)).hasToString("a.toml:12:5");
        assertThat(new Position("a.toml", 12, 0)).hasToString("a.toml:12");
        assertThat(Position.of("a.toml")).hasToString("a.toml");
    }
}
