package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** The packaged plugins in a Jenkins that configuration as code has set up: its job runs every step on the lab. */
class PackagedPluginsIT {
    private static final String STACK = "packaged";
    private static final String PIPELINE = """
            pipeline {
              agent %s
              stages {
                stage('All') {
                  steps {
                    inventory(%s)
                    script {
                      echo "planned ${inventoryPlan().stacks.size()} stacks"
                      echo "home is ${tunnelCheck(server: 'home', within: 20)[0].verdict}"
                      sopsDecrypt(file: 'secrets/pipeline.sops.yaml', credentialsId: 'lab-age') {
                        echo 'decrypted'
                      }
                      echo "first is ${deployStack(stack: 'packaged', health: 90).outcome}"
                      echo "second is ${deployStack('packaged').outcome}"
                      echo "scratch has ${lxdLaunch(instance: 'scratch').addresses}"
                    }
                  }
                }
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

    private LabFleet fleet;

    @BeforeEach
    void render() throws Exception {
        fleet = LabFleet.renderedIn(directory.resolve("fleet"));
        fleet.withStack(STACK, "hp/busybox:1", "true")
                .withJenkinsfile(PIPELINE.formatted("none", ""))
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
    void shouldRunEveryStepFromTheJobThatConfigurationAsCodeNames() throws Throwable {
        jenkins.startJenkins();
        assertEveryStepSpoke(PackagedJenkins.start(jenkins), "deployed");

        String exported = jenkins.runRemotely(PackagedPluginsIT::export);
        assertThat(exported)
                .contains(
                        "ageIdentity:",
                        "homeplane:",
                        "location: \"" + fleet.directory(),
                        "- job:\n        name: \"fleet\"")
                .doesNotContain("AGE-SECRET-KEY-1")
                .doesNotContain("PRIVATE KEY");

        agents.createAgent(jenkins, "away");
        fleet.withJenkinsfile(PIPELINE.formatted("{ label 'away' }", "dir: '.'"))
                .commit();
        int onAgent = PackagedJenkins.start(jenkins);
        assertEveryStepSpoke(onAgent, "unchanged");
        assertThat(PackagedJenkins.log(jenkins, onAgent)).contains("Running on away in ");
    }

    @Test
    void shouldNotStartWithoutTheRepositoryOfAJob() {
        jenkins.extraEnv(
                "HOMEPLANE_REPOSITORY", directory.resolve("nowhere").toUri().toString());

        assertThatThrownBy(jenkins::startJenkins)
                .hasMessageContaining("Job fleet of inventory fleet cannot be made: The inventory's repository")
                .hasMessageContaining("could not be fetched");
    }

    private void assertEveryStepSpoke(int build, String first) throws Throwable {
        String result = PackagedJenkins.result(jenkins, build);
        assertThat(PackagedJenkins.log(jenkins, build))
                .contains("home is up", "decrypted", "first is " + first, "second is unchanged", "scratch has [")
                .contains("Finished: SUCCESS");
        assertThat(result).isEqualTo("SUCCESS");
    }

    private static String export(JenkinsRule there) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(text);
        return text.toString(StandardCharsets.UTF_8);
    }
}
