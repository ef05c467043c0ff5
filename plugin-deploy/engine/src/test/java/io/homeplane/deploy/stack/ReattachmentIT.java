package io.homeplane.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.deploy.progress.Progress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plane that dies in the middle of a deploy, and the next one that finds out how it ended. */
class ReattachmentIT {
    private LabStack stack;
    private DeployResult first;

    @BeforeEach
    void deployOnce() throws Exception {
        stack = new LabStack();
        first = stack.deploy();
    }

    @AfterEach
    void close() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void shouldConfirmWhatTheOtherPlaneHandedOver() throws Exception {
        stack.repository.with("app/compose.yaml", stack.serving("2"));
        DeployRequest request = stack.request();
        dieIn("health", request);

        DeployResult result = stack.deployer().attach(request, stack.progress);

        assertThat(result.outcome()).isEqualTo(DeployResult.Outcome.DEPLOYED);
        assertThat(result.previous()).isEqualTo(first.release());
        assertThat(stack.run("docker exec " + stack.containers() + " cat /version"))
                .isEqualTo("2");
        assertThat(stack.deploy().outcome()).isEqualTo(DeployResult.Outcome.UNCHANGED);
    }

    @Test
    void shouldSayWhatTheServerRestored() throws Exception {
        stack.repository.with(
                "app/compose.yaml", stack.serving("2").replace("\"CMD\", \"true\"", "\"CMD\", \"false\""));
        DeployRequest request = stack.request();
        dieIn("health", request);

        assertThatThrownBy(() -> stack.deployer().attach(request, stack.progress))
                .hasMessageContaining("is not healthy")
                .hasMessageEndingWith("restored " + first.release());
        assertThat(stack.run("docker exec " + stack.containers() + " cat /version"))
                .isEqualTo("1");
    }

    @Test
    void shouldReadTheOutcomeOfADeployThatEndedWithoutAPlane() throws Exception {
        stack.repository.with("app/compose.yaml", stack.serving("2"));
        DeployRequest request = stack.request().within(LabStack.SHORT.withConfirm(Duration.ofSeconds(1)));
        dieIn("health", request);
        stack.run("n=0; until grep -q '" + request.token() + "' " + stack.directory()
                + "/history.jsonl || [ $n -ge 600 ]; do n=$((n+1)); sleep 0.05; done");

        assertThatThrownBy(() -> stack.deployer().attach(request, stack.progress))
                .hasMessageContaining("the plane did not confirm within 1 s")
                .hasMessageEndingWith("restored " + first.release());
    }

    @Test
    void shouldLeaveNothingOfADeployThatWasNotHandedOver() throws Exception {
        stack.repository.with("app/compose.yaml", stack.serving("2"));
        DeployRequest request = stack.request();
        dieIn("pull", request);
        assertThat(stack.run("ls -A " + stack.directory() + "/releases")).contains("." + request.token());

        assertThatThrownBy(() -> stack.deployer().attach(request, stack.progress))
                .hasMessage(
                        "Stack " + stack.project + " on home was not deployed: the plane was restarted before it handed"
                                + " the release over; nothing of it is left there, deploy again");

        assertThat(stack.run("ls -A " + stack.directory() + " " + stack.directory() + "/releases")
                        .lines())
                .noneMatch(name -> name.contains(request.token()))
                .doesNotContain("lease");
        assertThat(stack.deploy().previous()).isEqualTo(first.release());
    }

    /** As a killed process: nothing that would tidy up behind it gets to run. */
    private void dieIn(String phase, DeployRequest request) {
        Progress dying = new Progress() {
            @Override
            public void phase(String entered) {
                if (entered.equals(phase)) {
                    throw new PlaneDied();
                }
            }

            @Override
            public void line(String line) {}
        };
        assertThatThrownBy(() -> stack.deployer().deploy(request, dying)).isInstanceOf(PlaneDied.class);
    }

    /** Not one of the exceptions that a deploy handles. */
    private static final class PlaneDied extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
