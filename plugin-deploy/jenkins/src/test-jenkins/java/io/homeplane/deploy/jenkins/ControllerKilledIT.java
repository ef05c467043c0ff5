package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller that is killed in the middle of three deploys: each build ends as its server decided. */
class ControllerKilledIT {
    private static final String HEALTHY = "killed-healthy";
    private static final String SICK = "killed-sick";
    private static final String EARLY = "killed-early";
    private static final int SECONDS = 180;

    @RegisterExtension
    private final RealJenkinsExtension jenkins = PackagedJenkins.extension();

    @TempDir
    Path directory;

    @TempDir
    Path secrets;

    private LabFleet fleet;
    private ServerSocket silentRegistry;

    @BeforeEach
    void render() throws Exception {
        fleet = LabFleet.renderedIn(directory.resolve("fleet"));
        tidyStacks();
        silentRegistry = new ServerSocket();
        silentRegistry.bind(new InetSocketAddress(InetAddress.getByName(fleet.setting("HP_PLANE_ADDRESS")), 0));
        fleet.withStack(HEALTHY, "hp/busybox:1", "test -f /data/ready")
                .withStack(SICK, "hp/busybox:1", "test -f /data/ready")
                .withStack(
                        EARLY, fleet.setting("HP_PLANE_ADDRESS") + ":" + silentRegistry.getLocalPort() + "/a:1", "true")
                .withJenkinsfile("echo 'begin'")
                .commit();
        PackagedJenkins.prepare(jenkins, fleet, secrets);
    }

    @AfterEach
    void tidy() throws Exception {
        if (silentRegistry != null) {
            silentRegistry.close();
            tidyStacks();
        }
    }

    @Test
    void shouldEndEachBuildAsTheServerDecided() throws Throwable {
        jenkins.startJenkins();
        int healthy = deploy(HEALTHY, 300, "waiting for ");
        int sick = deploy(SICK, 20, "waiting for ");
        int early = deploy(EARLY, 300, "pulling ");

        Process killed = jenkins.getProcess();
        jenkins.stopJenkinsForcibly();
        killed.waitFor();
        silentRegistry.close();
        jenkins.startJenkins();

        awaitInLog(healthy, "[" + HEALTHY + "] attach");
        fleet.onHome("docker exec $(docker ps -q --filter label=com.docker.compose.project=" + HEALTHY
                + ") touch /data/ready");
        assertThat(PackagedJenkins.result(jenkins, healthy)).isEqualTo("SUCCESS");
        assertThat(PackagedJenkins.log(jenkins, healthy)).contains("confirmed: release", "outcome is deployed");

        assertThat(PackagedJenkins.result(jenkins, sick)).isEqualTo("FAILURE");
        assertThat(PackagedJenkins.log(jenkins, sick))
                .contains("ERROR: Stack " + SICK + " on home failed: container ")
                .contains("was not healthy within 20 s")
                .contains("it was the first release, so its containers were removed again")
                .doesNotContain("\tat ");

        assertThat(PackagedJenkins.result(jenkins, early)).isEqualTo("FAILURE");
        assertThat(PackagedJenkins.log(jenkins, early))
                .contains(
                        "ERROR: Stack " + EARLY + " on home was not deployed: the plane was restarted before it handed"
                                + " the release over; nothing of it is left there, deploy again")
                .doesNotContain("\tat ");
        fleet.onHome("cd /var/lib/homeplane/stacks/" + EARLY
                + " && [ ! -e lease ] && [ -z \"$(ls -A releases)\" ] && [ -z \"$(ls | grep pending)\" ]");
    }

    /** Starts a build that deploys a stack, and waits until its log says so much. */
    private int deploy(String stack, int health, String until) throws Throwable {
        fleet.withJenkinsfile("inventory()\ndef result = deployStack(stack: '" + stack + "', health: " + health
                        + ")\necho \"outcome is ${result.outcome}\"\n")
                .commit();
        int build = PackagedJenkins.start(jenkins);
        awaitInLog(build, until);
        return build;
    }

    private void awaitInLog(int build, String text) {
        await().atMost(SECONDS, TimeUnit.SECONDS)
                .untilAsserted(
                        () -> assertThat(PackagedJenkins.log(jenkins, build)).contains(text));
    }

    private void tidyStacks() throws Exception {
        for (String stack : new String[] {HEALTHY, SICK, EARLY}) {
            fleet.forget(stack);
        }
    }
}
