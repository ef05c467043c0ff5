package io.homeplane.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.deploy.stack.DeployResult.Outcome;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The deploy transaction against a real sshd, dockerd and Compose. */
class StackDeployerIT {
    private LabStack stack;

    @BeforeEach
    void open() throws Exception {
        stack = new LabStack();
    }

    @AfterEach
    void close() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void shouldRunTheContainersAndRecordTheRelease() throws Exception {
        DeployResult result = stack.deploy();

        assertThat(result.outcome()).isEqualTo(Outcome.DEPLOYED);
        assertThat(stack.containers()).isNotEmpty();
        assertThat(stack.progress.phases)
                .containsExactly("check", "stage", "pull", "hand over", "up", "health", "confirm");
        ReleaseRecord record = ReleaseRecord.parse(stack.run("cat " + stack.directory() + "/confirmed"))
                .orElseThrow();
        assertThat(record.id()).isEqualTo(result.release());
        assertThat(record.who()).isEqualTo("tester");
        assertThat(record.revision()).isEqualTo("0123abc");
        assertThat(record.images().get("web")).startsWith("sha256:");
        assertThat(stack.run("docker image inspect -f '{{.Id}}' homeplane/keep:" + result.release() + "-web"))
                .isEqualTo(record.images().get("web"));
        assertThat(stack.run("ls " + stack.directory() + "; stat -c %a /var/lib/homeplane"))
                .doesNotContain("pending", "restoring")
                .endsWith("700");
    }

    @Test
    void shouldChangeNothingWhenNothingChanged() throws Exception {
        DeployResult first = stack.deploy();
        String containers = stack.containers();

        DeployResult second = stack.deploy();

        assertThat(second.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(second.release()).isEqualTo(first.release());
        assertThat(stack.containers()).isEqualTo(containers);
    }

    @Test
    void shouldDeployAgainWhenAContainerIsGone() throws Exception {
        stack.deploy();
        stack.run("docker rm -f " + stack.containers());

        assertThat(stack.deploy().outcome()).isEqualTo(Outcome.DEPLOYED);
        assertThat(stack.containers()).isNotEmpty();
    }

    @Test
    void shouldRecreateTheContainerWhenItsEnvironmentChanges() throws Exception {
        stack.environment = Map.of("GREETING", "hello");
        stack.deploy();
        String before = stack.containers();

        stack.environment = Map.of("GREETING", "good evening");
        stack.deploy();

        assertThat(stack.containers()).isNotEqualTo(before);
        assertThat(stack.run("docker exec " + stack.containers() + " env")).contains("GREETING=good evening");
    }

    @Test
    void shouldKeepTheDataOfRelativeBindMountsAcrossDeploys() throws Exception {
        stack.deploy();
        stack.run("docker exec " + stack.containers() + " sh -c 'echo precious >/data/file'");

        stack.repository.with("app/compose.yaml", stack.serving("2"));
        stack.deploy();

        assertThat(stack.run("docker exec " + stack.containers() + " cat /data/file /version"))
                .isEqualTo("precious\n2");
    }

    @Test
    void shouldRecreateTheContainerWhenAMountedFileChanges() throws Exception {
        stack.repository.with("app/data/index.html", "one");
        stack.deploy();
        String before = stack.containers();

        stack.repository.with("app/data/index.html", "two");
        stack.deploy();

        assertThat(stack.containers()).isNotEqualTo(before);
        assertThat(stack.run("docker exec " + stack.containers() + " cat /data/index.html"))
                .isEqualTo("two");
    }

    @Test
    void shouldRemoveAFileThatTheNewReleaseLacks() throws Exception {
        stack.repository.with("app/conf.d/old.conf", "x");
        stack.deploy();

        stack.repository.without("app/conf.d/old.conf");
        stack.deploy();

        assertThat(stack.run("ls -A " + stack.directory() + "/current/app")).doesNotContain("conf.d");
    }

    @Test
    void shouldRestoreThePreviousReleaseWhenTheNewOneIsNotHealthy() throws Exception {
        DeployResult first = stack.deploy();
        stack.repository.with(
                "app/compose.yaml",
                stack.serving("2")
                        .replace("\"CMD\", \"true\"", "\"CMD-SHELL\", \"echo no such table; false\"")
                        .replace("interval: 1s", "interval: 1s\n      retries: 1"));

        assertThatThrownBy(stack::deploy)
                .isInstanceOfSatisfying(
                        DeployException.class, e -> assertThat(e.kind()).isEqualTo(DeployException.Kind.RESTORED))
                .hasMessageContaining("is not healthy")
                .hasMessageContaining("no such table")
                .hasMessageEndingWith("restored " + first.release());

        assertThat(stack.run("docker exec " + stack.containers() + " cat /version"))
                .isEqualTo("1");
        assertThat(stack.deployAgainUnchanged().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void shouldRemoveTheContainersOfAFirstReleaseThatIsNotHealthy() throws Exception {
        stack.repository.with(
                "app/compose.yaml",
                stack.serving("1")
                        .replace(
                                "\"httpd\", \"-f\", \"-p\", \"8080\", \"-h\", \"/data\"",
                                "\"sh\", \"-c\", \"exit 3\""));

        assertThatThrownBy(stack::deploy).hasMessageContaining("first release, so its containers were removed");

        assertThat(stack.run("docker ps -aq --filter label=com.docker.compose.project=" + stack.project))
                .isEmpty();
    }
}
