package io.homeplane.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The supervisor on a real host: killed, left alone by its plane, and told to stop. */
class SupervisorIT {
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

    @ParameterizedTest
    @ValueSource(strings = {"materialise", "up", "health"})
    void shouldRestoreWhenTheSupervisorIsKilled(String phase) {
        stack.repository.with("app/compose.yaml", neverHealthy());
        killIn(phase);

        assertThatThrownBy(stack::deploy).hasMessageEndingWith("restored " + first.release());

        assertThat(stack.run("docker exec " + stack.containers() + " cat /version"))
                .isEqualTo("1");
        assertThat(stack.run("ls " + stack.directory())).doesNotContain("pending", "restoring", "stuck");
    }

    @Test
    void shouldResolveAtTheNextDeployWhatAKilledSupervisorAndALostPlaneLeft() throws Exception {
        leaveHalfWay();

        stack.repository.with("app/compose.yaml", stack.serving("2"));
        DeployResult next = stack.deploy();

        assertThat(stack.progress.phases).contains("resolve");
        assertThat(next.previous()).isEqualTo(first.release());
        assertThat(stack.run("docker exec " + stack.containers() + " cat /version"))
                .isEqualTo("2");
    }

    @Test
    void shouldRestoreByItselfWhenNobodyConfirms() throws Exception {
        stack.repository.with("app/compose.yaml", stack.serving("2"));
        Thread plane = new Thread(this::deployQuietly);
        plane.start();
        String waited = stack.run("n=0; until ls " + stack.directory() + "/pending.* 2>/dev/null || [ $n -ge 200 ];"
                + " do n=$((n+1)); sleep 0.05; done; t=$(ls " + stack.directory()
                + "/pending.* | sed 's/.*pending.//');"
                + " touch " + stack.directory() + "/abort.$t");
        plane.join(TimeUnit.SECONDS.toMillis(60));

        assertThat(waited).contains("pending.");
        assertThat(stack.run("tail -n 1 " + stack.directory() + "/history.jsonl"))
                .startsWith("{\"result\":\"restored\"");
        assertThat(stack.run("docker exec " + stack.containers() + " cat /version"))
                .isEqualTo("1");
    }

    private void deployQuietly() {
        try {
            stack.deploy();
        } catch (DeployException | InterruptedException e) {
            stack.progress.line(e.getMessage());
        }
    }

    /** A supervisor that dies with nobody there to start another: its records are all that is left. */
    private void leaveHalfWay() {
        stack.run("d=" + stack.directory()
                + "; cp $d/confirmed $d/pending.dead; sed -i 's/\"token\":\"[^\"]*\"/\"token\":\"dead\"/' $d/pending.dead;"
                + " printf 'release=" + first.release() + "\\nprevious=" + first.release()
                + "\\nfresh=no\\nup=60\\nhealth=20\\nconfirm=5\\nrestore=60\\n' >$d/transaction.dead");
    }

    /** Kills the supervisor as soon as it is in a phase; it runs on the host beside the deploy. */
    private void killIn(String phase) {
        stack.run("(n=0; until [ -f $(echo " + stack.directory() + "/pending.*) ] && grep -q '^" + phase + " ' "
                + stack.directory() + "/phase.* || [ $n -ge 6000 ]; do n=$((n+1)); sleep 0.005; done 2>/dev/null;"
                + " for p in $(sed 's/.* //' " + stack.directory()
                + "/phase.*); do kill -9 $p; done) </dev/null >/dev/null 2>&1 &");
    }

    private String neverHealthy() {
        return stack.serving("2")
                .replace("\"CMD\", \"true\"", "\"CMD\", \"false\"")
                .replace("interval: 1s", "interval: 60s");
    }
}
