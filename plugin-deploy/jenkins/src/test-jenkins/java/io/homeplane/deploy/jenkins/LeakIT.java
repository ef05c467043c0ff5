package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Greps what a packaged Jenkins, its agent and their processes leave of the secrets of a deploy and of {@code sopsDecrypt}. */
class LeakIT {
    private static final String STACK = "leak-real";
    private static final String PIPELINE = """
            node('away') {
              checkout scm
              inventory(dir: '.')
              echo "outcome is ${deployStack(stack: 'leak-real', health: 90).outcome}"
              sopsDecrypt(file: 'secrets/leak.sops.env', credentialsId: 'lab-age', fileVariable: 'SECRETS', strict: true) {
                sh 'echo "file is $SECRETS"; cat "$SECRETS"'
              }
              sopsDecrypt(file: 'secrets/leak.sops.env', credentialsId: 'lab-age', strict: true) {
                sh 'set +x; echo "token is $BLOCK"; n=0; until [ -e "%s" ]; do n=$((n + 1)); [ $n -lt 600 ]; sleep 0.1; done'
                echo "again ${env.BLOCK}"
                try { error("no login with ${env.BLOCK}") } catch (refused) { echo "caught ${refused.message}" }
              }
            }
            """;

    @RegisterExtension
    private final RealJenkinsExtension jenkins = PackagedJenkins.extension();

    @RegisterExtension
    private final InboundAgentExtension agents = new InboundAgentExtension();

    @TempDir
    Path directory;

    @TempDir
    Path secrets;

    private final String deployed = "deployed-" + UUID.randomUUID();
    private final String block = "block-" + UUID.randomUUID();
    private LabFleet fleet;

    @BeforeEach
    void render() throws Exception {
        fleet = LabFleet.renderedIn(directory.resolve("fleet"));
        fleet.withStack(STACK, "hp/busybox:1", "true")
                .withSecret("stacks/" + STACK + "/.sops.env", "TOKEN=" + deployed + "\n")
                .withSecret("secrets/leak.sops.env", "BLOCK=" + block + "\n")
                .withJenkinsfile(PIPELINE.formatted(directory.resolve("seen")))
                .commit();
        PackagedJenkins.prepare(jenkins, fleet, secrets);
    }

    @AfterEach
    void tidy() throws Exception {
        if (fleet != null) {
            fleet.forget(STACK);
        }
    }

    @Test
    void shouldLeaveNoTraceInJenkinsItsAgentAndTheirProcesses() throws Throwable {
        jenkins.startJenkins();
        agents.createAgent(jenkins, "away");
        Path agent = Path.of(jenkins.runRemotely(LeakIT::agentDirectory));
        try (ProcessSampler ofDeploy = new ProcessSampler(deployed, directory.resolve("not-expected"));
                ProcessSampler ofBlock = new ProcessSampler(block, directory.resolve("seen"))) {
            int build = PackagedJenkins.start(jenkins);
            String result = PackagedJenkins.result(jenkins, build);
            assertThat(PackagedJenkins.log(jenkins, build))
                    .contains("outcome is deployed", "file is /dev/shm/homeplane-block-", "token is ****")
                    .contains("again ****", "caught no login with ****");
            assertThat(result).isEqualTo("SUCCESS");
            assertThat(ofDeploy.arguments()).isEmpty();
            assertThat(ofDeploy.environments()).isEmpty();
            assertThat(ofBlock.arguments()).isEmpty();
            assertThat(ofBlock.environments()).as("the block's own processes").isNotEmpty();
        }
        for (String secret : new String[] {deployed, block}) {
            for (Path place : new Path[] {jenkins.getHome().toPath(), agent, directory, secrets}) {
                BuildFiles.assertNothingHolds(place, secret);
            }
        }
        try (var left = Files.list(BlockFiles.SHARED_MEMORY)) {
            assertThat(left.filter(path -> Files.isRegularFile(path.resolve("leak.env"))))
                    .isEmpty();
        }
    }

    private static String agentDirectory(JenkinsRule there) {
        return there.jenkins.getNode("away").getRootPath().getRemote();
    }
}
