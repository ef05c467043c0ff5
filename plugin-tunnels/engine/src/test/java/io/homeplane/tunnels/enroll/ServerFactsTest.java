package io.homeplane.tunnels.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerFactsTest {
    private static final long NOW = 1_800_000_000_000L;

    @Test
    void shouldFindNothingWrongWithRootAndARecentCompose() {
        ServerFacts facts =
                of("now=1800000003\nuid=0\nhome=/root\nbecome=\ndocker=20.10.24\ncompose=v2.26.1-4\ncomplaint=\n");
        assertThat(facts.problems()).isEmpty();
        assertThat(facts.root()).isTrue();
        assertThat(facts.stateDirectory()).isEqualTo("/var/lib/homeplane");
        assertThat(facts.clockAhead()).isEqualTo(Duration.ofMillis(3500));
    }

    @Test
    void shouldKeepReleasesInTheHomeOfAUserWhomDockerObeys() {
        ServerFacts facts = of("now=1800000000\nuid=1000\nhome=/home/ada\nbecome=\ndocker=28\ncompose=2.40.1\n");
        assertThat(facts.stateDirectory()).isEqualTo("/home/ada/.local/state/homeplane");
        assertThat(facts.become()).isEmpty();
    }

    @Test
    void shouldProposeToBecomeRootWhenDockerObeysNobodyElse() {
        ServerFacts facts =
                of("uid=1000\nhome=/home/ada\nbecome=sudo\ndocker=28\ncompose=2.40.1\ncomplaint=permission denied\n");
        assertThat(facts.become()).isEqualTo("sudo");
        assertThat(facts.stateDirectory()).isEqualTo("/var/lib/homeplane");
        assertThat(facts.problems()).isEmpty();
    }

    @Test
    void shouldSayWhatKeepsADeployFromWorking() {
        assertThat(of("uid=0\ndocker=\ncomplaint=sh: 1: docker: not found\n").problems())
                .containsExactly(
                        "docker does not answer (sh: 1: docker: not found); install it, or let the user use it (group"
                                + " docker, or sudo without a password)");
        assertThat(of("uid=0\ndocker=28\ncompose=\n").problems())
                .singleElement()
                .asString()
                .startsWith("docker has no Compose plugin");
        assertThat(of("uid=0\ndocker=28\ncompose=1.29.2\nmissing-setsid=yes\n").problems())
                .containsExactly(
                        "its Compose is 1.29.2; version 2 is the oldest that deploys work with",
                        "setsid is not there; install it");
    }

    @Test
    void shouldTakeWhateverAServerPrints() {
        assertThat(of("").problems()).isNotEmpty();
        assertThat(of("now=soon\nuid\n=\ndocker=1\ncompose=x.y\n").clockAhead()).isZero();
    }

    private static ServerFacts of(String printed) {
        return ServerFacts.of(printed, NOW);
    }
}
