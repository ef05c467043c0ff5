package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.sops.Decrypted;
import io.homeplane.deploy.secrets.sops.Sops;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class SopsDecryptPipelineTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void shouldHideTheValuesOnAnAgentAndInEveryFileOfTheBuild() throws Throwable {
        session.then(jenkins -> {
            LabFiles.addIdentity("home-age");
            jenkins.createOnlineSlave(hudson.model.Label.get("away"));
            WorkflowRun run = jenkins.buildAndAssertSuccess(job(
                    jenkins,
                    "hide",
                    inAgent("sopsDecrypt(file: 'a.sops.yaml', credentialsId: 'home-age') {"
                            + " sh 'test -n \"$webhook_secret\"; echo secret is $webhook_secret; env | grep webhook'"
                            + " }")));
            jenkins.assertLogContains("secret is ****", run);
            jenkins.assertLogContains("webhook_secret=****", run);
            BuildFiles.assertNothingHolds(run.getRootDir().toPath(), secret());
        });
    }

    @Test
    void shouldGoOnHidingAfterARestartInsideTheBlock() throws Throwable {
        session.then(jenkins -> {
            LabFiles.addIdentity("home-age");
            WorkflowJob job = job(
                    jenkins,
                    "restart",
                    "node { writeFile(file: 'a.sops.yaml', text: '''"
                            + LabFiles.encryptedYaml() + "''')\n sopsDecrypt(file: 'a.sops.yaml') {"
                            + " semaphore 'inside'; sh 'echo secret is $webhook_secret' } }");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            SemaphoreStep.waitForStart("inside/1", run);
            BuildFiles.assertNothingHolds(run.getRootDir().toPath(), secret());
        });
        session.then(jenkins -> {
            SemaphoreStep.success("inside/1", null);
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("restart", WorkflowJob.class)
                    .getLastBuild();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("secret is ****", run);
            BuildFiles.assertNothingHolds(run.getRootDir().toPath(), secret());
        });
    }

    @Test
    void shouldEndTheBuildWithOneSentenceWhenNoIdentityOpensTheFile() throws Throwable {
        session.then(jenkins -> {
            jenkins.createOnlineSlave(hudson.model.Label.get("away"));
            WorkflowRun run = jenkins.buildAndAssertStatus(
                    Result.FAILURE, job(jenkins, "closed", inAgent("sopsDecrypt(file: 'a.sops.yaml') { echo 'in' }")));
            assertThat(JenkinsRule.getLog(run)).contains("a.sops.yaml").doesNotContain("\tat io.homeplane");
        });
    }

    private static String inAgent(String body) throws Exception {
        return "node('away') { writeFile(file: 'a.sops.yaml', text: '''" + LabFiles.encryptedYaml() + "''')\n" + body
                + " }";
    }

    private static WorkflowJob job(JenkinsRule jenkins, String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static String secret() throws Exception {
        AgeIdentities identities = AgeIdentities.parse(SecretText.of(LabFiles.identity()), "lab/age-key.txt");
        byte[] encrypted = LabFiles.encryptedYaml().getBytes(StandardCharsets.UTF_8);
        try (Decrypted decrypted = Sops.decrypt("pipeline.sops.yaml", encrypted, identities)) {
            return decrypted.values().get("webhook.secret").reveal();
        }
    }
}
