package io.homeplane.tunnels.recover;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.recover.RecoveryTarget.Kind;
import io.homeplane.tunnels.recover.TargetSight.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightReaderTest {
    private final SightReader reader = new SightReader("pangolin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "running healthy 0 always | RUNNING | is running, healthy",
                "running - 0 no | RUNNING | is running",
                "running starting 0 always | RUNNING | is running, starting",
                "running unhealthy 0 always | UNWELL | is running, unhealthy",
                "exited - 137 unless-stopped | STOPPED | is exited (137)",
                "exited - 0 always | STOPPED | is exited (0)",
                "paused healthy 0 always | STOPPED | is paused (0)",
                "restarting - 1 always | STOPPED | is restarting (1)",
                "created - 0 no | STOPPED | is created (0)"
            })
    void shouldSayHowAContainerIs(String state, Condition condition, String says) {
        TargetSight sight =
                containers(Kind.CONTAINER, "/newt " + state + " fosrl/newt:1").get(0);
        assertThat(sight.condition()).isEqualTo(condition);
        assertThat(sight.says()).isEqualTo(says);
    }

    @Test
    void shouldTakeOfAStackThePartsOfTheTunnelAndWhatIsBroken() {
        List<TargetSight> seen = containers(
                Kind.STACK,
                "/db running healthy 0 always postgres:16",
                "/gerbil running - 0 always fosrl/gerbil:1.4",
                "/proxy exited - 1 always traefik:3",
                "/migrate exited - 0 no fosrl/pangolin:1");
        assertThat(seen)
                .extracting(sight -> sight.target().name(), TargetSight::condition)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("gerbil", Condition.RUNNING),
                        org.assertj.core.groups.Tuple.tuple("proxy", Condition.STOPPED),
                        org.assertj.core.groups.Tuple.tuple("migrate", Condition.NOTHING));
    }

    @Test
    void shouldTakeAllOfAStackThatHasNoPartThatIsKnown() {
        assertThat(containers(Kind.STACK, "/a running - 0 always my/a:1", "/b running - 0 always my/b:1"))
                .extracting(sight -> sight.target().toString())
                .containsExactly("container a on edge", "container b on edge");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "active | running | RUNNING | is active (running)",
                "failed | failed | STOPPED | is failed (failed)",
                "inactive | dead | STOPPED | is inactive (dead)"
            })
    void shouldSayHowAUnitIs(String active, String sub, Condition condition, String says) {
        TargetSight sight = unit(0, "LoadState=loaded\nActiveState=" + active + "\nSubState=" + sub + "\n", "");
        assertThat(sight.condition()).isEqualTo(condition);
        assertThat(sight.says()).isEqualTo(says);
    }

    @Test
    void shouldRestartNothingThatIsNotThereOrCannotBeLookedAt() {
        assertThat(unit(0, "LoadState=not-found\nActiveState=inactive\nSubState=dead\n", "")
                        .says())
                .isEqualTo("is not there");
        assertThat(unit(127, "", "sh: 1: systemctl: not found").says())
                .isEqualTo("cannot be looked at (sh: 1: systemctl: not found)");
        CommandResult daemon = new CommandResult(1, "", "Cannot connect to the Docker daemon\n");
        TargetSight sight = reader.read(target(Kind.CONTAINER), daemon).get(0);
        assertThat(sight.canBeRestarted()).isFalse();
        assertThat(sight.says()).isEqualTo("cannot be looked at (Cannot connect to the Docker daemon)");
    }

    private List<TargetSight> containers(Kind kind, String... lines) {
        return reader.read(target(kind), new CommandResult(0, String.join("\n", lines) + "\n", ""));
    }

    private TargetSight unit(int code, String printed, String complained) {
        return reader.read(target(Kind.UNIT), new CommandResult(code, printed, complained))
                .get(0);
    }

    private static RecoveryTarget target(Kind kind) {
        return new RecoveryTarget(kind, "it", "edge", "");
    }
}
