package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.Label;
import hudson.model.Result;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.RegisteredInventory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every step from a pipeline job of a real Jenkins, against the lab's real sshd, dockerd and LXD. */
@WithJenkins
class LabPipelineTest {
    private static final Path ENVIRONMENT = Path.of("/var/lib/homeplane-lab/lab.env");

    private static final String STEPS = """
            def plan = inventoryPlan()
            echo "planned ${plan.stacks.size()} stacks"
            def verdicts = tunnelCheck(server: 'home', within: 20)
            echo "home is ${verdicts[0].verdict}"
            sopsDecrypt(file: '%ssecrets/pipeline.sops.yaml', credentialsId: 'lab-age') { echo 'decrypted' }
            def first = deployStack(stack: 'notes', health: 90)
            echo "deployed release ${first.release}"
            def second = deployStack 'notes'
            echo "second is ${second.outcome}"
            def instance = lxdLaunch instance: 'scratch'
            echo "scratch has ${instance.addresses}"
            """;

    @TempDir
    Path directory;

    private JenkinsRule jenkins;
    private Path fleet;

    @BeforeEach
    void registerTheFleet(JenkinsRule rule) throws Exception {
        assumeTrue(Files.isReadable(ENVIRONMENT), "no lab is up at " + ENVIRONMENT + ": start it with lab/up");
        jenkins = rule;
        fleet = directory.resolve("fleet");
        Process render = new ProcessBuilder(LabFiles.LAB.resolve("render-fleet").toString(), fleet.toString())
                .inheritIO()
                .start();
        assertThat(render.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(render.exitValue()).isZero();
        RegisteredInventory registered = new RegisteredInventory("fleet", fleet.toString());
        registered.setJobs(List.of("lab-*"));
        HomeplaneConfiguration.get().setInventories(List.of(registered));
        LabFiles.addIdentity("lab-age");
        addSshKey();
    }

    @Test
    void shouldRunEveryStepWithoutANode() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(job("lab-none", "inventory()\n" + STEPS.formatted("")));
        assertEveryStepSpoke(run);
    }

    @Test
    void shouldRunEveryStepOnAnAgent() throws Exception {
        jenkins.createOnlineSlave(Label.get("away"));
        String script = "node('away') {\n sh 'git clone -q " + fleet + " fleet'\n inventory(dir: 'fleet')\n"
                + STEPS.formatted("fleet/") + "}";
        WorkflowRun run = jenkins.buildAndAssertSuccess(job("lab-agent", script));
        assertEveryStepSpoke(run);
    }

    @Test
    void shouldRefuseAJobThatNoInventoryAdmits() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE, job("stranger", "inventory(repo: 'fleet')\n deployStack 'notes'"));
        jenkins.assertLogContains("Job stranger may not deploy", run);
        jenkins.assertLogNotContains("\tat io.homeplane", run);
    }

    @Test
    void shouldEndWithOneSentenceWhenTheStackIsUnknown() throws Exception {
        WorkflowRun run =
                jenkins.buildAndAssertStatus(Result.FAILURE, job("lab-unknown", "inventory()\n deployStack 'nowhere'"));
        jenkins.assertLogContains("ERROR: Stack nowhere is not in the inventory", run);
        jenkins.assertLogNotContains("\tat io.homeplane", run);
    }

    private void assertEveryStepSpoke(WorkflowRun run) throws Exception {
        jenkins.assertLogContains("home is up", run);
        jenkins.assertLogContains("decrypted", run);
        jenkins.assertLogContains("deployed release ", run);
        jenkins.assertLogContains("second is unchanged", run);
        jenkins.assertLogContains("scratch has [", run);
    }

    private WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private void addSshKey() throws Exception {
        Properties lab = new Properties();
        try (var lines = Files.newBufferedReader(ENVIRONMENT)) {
            lab.load(lines);
        }
        String key = Files.readString(Path.of(lab.getProperty("HP_SSH_KEY")));
        CredentialsProvider.lookupStores(jenkins.jenkins)
                .iterator()
                .next()
                .addCredentials(
                        Domain.global(),
                        new BasicSSHUserPrivateKey(
                                CredentialsScope.GLOBAL,
                                "lab-ssh",
                                "root",
                                new BasicSSHUserPrivateKey.DirectEntryPrivateKeySource(key),
                                null,
                                null));
    }
}
