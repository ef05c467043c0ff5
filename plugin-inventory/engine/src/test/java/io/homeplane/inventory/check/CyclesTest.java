package io.homeplane.inventory.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CyclesTest {
    @Test
    void shouldFindEachCircleOnceWithTheShortestWayRound() {
        assertThat(Cycles.find(Map.of("a", List.of("b"), "b", List.of("c", "a"), "c", List.of("a"), "d", List.of("a"))))
                .containsExactly(List.of("a", "b"));
        assertThat(Cycles.find(Map.of("a", List.of("a")))).containsExactly(List.of("a"));
        assertThat(Cycles.find(Map.of("a", List.of("b", "unknown"), "b", List.of())))
                .isEmpty();
    }

    @Test
    void shouldFollowChainsLongerThanTheCallStack() {
        Map<String, List<String>> chain = new LinkedHashMap<>();
        for (int link = 0; link < 50_000; link++) {
            chain.put("s" + link, List.of("s" + (link + 1)));
        }
        assertThat(Cycles.find(chain)).isEmpty();
        chain.put("s50000", List.of("s0"));
        assertThat(Cycles.find(chain))
                .singleElement()
                .satisfies(circle -> assertThat(circle).hasSize(50_001));
    }

    @Test
    void shouldMatchKomodosPatterns() {
        Patterns patterns = Patterns.parse("*-alloy\ntraefik, new?\n\\^aegis-(newt|gateway)$\\\n# comment\n");

        assertThat(List.of("kasm-alloy", "traefik", "newt", "aegis-newt")).allMatch(patterns::match);
        assertThat(List.of("alloy", "traefik2", "aegis-newt2", "comment")).noneMatch(patterns::match);
    }
}
