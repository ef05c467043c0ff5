package io.homeplane.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.deploy.stack.DeployException.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final String FINE =
            "state=/s\nsalt=aa\nfree=90000\ndocker=/usr/bin/docker\nendpoint=unix:///var/run/docker.sock\n";
    private static final String RECORD = "record="
            + new ReleaseRecord(
                            "r1",
                            "t1",
                            "web",
                            "web",
                            "",
                            "d1",
                            "",
                            "",
                            "",
                            Map.of(),
                            List.of("app"),
                            List.of("init"),
                            Map.of())
                    .toJson()
            + "\n";
    private static final String RUNNING = "container=web-app-1|app|running|Up 2 hours (healthy)|False\n";

    @Test
    void shouldChangeNothingWhenTheContentIsTheSameAndAllServe() {
        assertThat(decide(FINE + RECORD + RUNNING, "d1")).isInstanceOf(Decision.Unchanged.class);
        assertThat(decide(
                        FINE + RECORD + RUNNING + "container=web-init-1|init|exited|Exited (0) 2 hours ago|False\n",
                        "d1"))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void shouldDeployWhenTheContentChanged() {
        assertThat(decide(FINE + RECORD + RUNNING, "d2"))
                .isEqualTo(new Decision.Deploy("r1", false, "its files, environment or secrets changed"));
    }

    @Test
    void shouldDeployWhatDrifted() {
        assertThat(decide(FINE + RECORD, "d1"))
                .isEqualTo(new Decision.Deploy("r1", false, "drifted: app does not serve"));
        assertThat(decide(FINE + RECORD + RUNNING.replace("(healthy)", "(unhealthy)"), "d1"))
                .isInstanceOf(Decision.Deploy.class);
        assertThat(decide(FINE + RECORD + "container=web-app-1|app|exited|Exited (0) 2 hours ago|False\n", "d1"))
                .isInstanceOf(Decision.Deploy.class);
    }

    @Test
    void shouldTakeAFirstDeployBackByRemovingOnlyWhenNothingRan() {
        assertThat(decide(FINE, "d1")).isEqualTo(new Decision.Deploy("", true, "first deploy"));
        assertThat(refusal(FINE + RUNNING).kind()).isEqualTo(Kind.NOT_OURS);
        assertThat(Decision.decide(TargetState.parse(FINE + RUNNING), "d1", 1, false, true))
                .isEqualTo(new Decision.Deploy("", false, "replaces what another tool deployed"));
    }

    @Test
    void shouldResolveWhatWasLeftHalfWayBeforeAnythingElse() {
        assertThat(decide(FINE + RECORD + RUNNING + "unresolved=t9\n", "d1")).isEqualTo(new Decision.Resolve("t9"));
    }

    @Test
    void shouldNameWhoHoldsTheLock() {
        assertThat(refusal(FINE + "held=1795000000 build #7\n").why()).contains("build #7 deploys it since ");
    }

    @Test
    void shouldRefuseWithoutDockerOrRoom() {
        assertThat(refusal(FINE.replace("docker=/usr/bin/docker", "docker=")).kind())
                .isEqualTo(Kind.NO_DOCKER);
        assertThat(refusal(FINE + "error=Cannot connect to the Docker daemon\n").kind())
                .isEqualTo(Kind.NO_DOCKER);
        assertThat(refusal(FINE.replace("free=90000", "free=7")).why()).contains("/s has 7 KB left");
    }

    private static Decision decide(String output, String digest) {
        return Decision.decide(TargetState.parse(output), digest, 1000, false, false);
    }

    private static Decision.Refuse refusal(String output) {
        return (Decision.Refuse) decide(output, "d1");
    }
}
