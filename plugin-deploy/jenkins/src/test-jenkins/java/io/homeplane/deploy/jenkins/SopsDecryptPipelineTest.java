package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.sops.Decrypted;
import io.homeplane.deploy.secrets.sops.Sops;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            jenkins.createOnlineSlave(Label.get("away"));
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
    void shouldDecryptAgainAfterARestartInsideTheBlock() throws Throwable {
        session.then(jenkins -> {
            LabFiles.addIdentity("home-age");
            WorkflowRun run = started(
                    jenkins,
                    "restart",
                    inNode(
                            "sopsDecrypt(file: 'a.sops.yaml') { semaphore 'again'; sh 'echo secret is $webhook_secret' }"));
            SemaphoreStep.waitForStart("again/1", run);
            assertThat(run.getRootDir().toPath().resolve("program.dat")).exists();
            BuildFiles.assertNothingHolds(run.getRootDir().toPath(), secret());
        });
        session.then(jenkins -> {
            WorkflowRun run = finished(jenkins, "restart", "again/1", Result.SUCCESS);
            jenkins.assertLogContains("secret is ****", run);
            BuildFiles.assertNothingHolds(run.getRootDir().toPath(), secret());
        });
    }

    @Test
    void shouldNotGoOnAfterARestartWhenTheCredentialIsGone() throws Throwable {
        session.then(jenkins -> {
            LabFiles.addIdentity("home-age");
            WorkflowRun run = started(
                    jenkins,
                    "revoked",
                    inNode("sopsDecrypt(file: 'a.sops.yaml', credentialsId: 'home-age') {"
                            + " semaphore 'revoked'; sh 'echo secret is $webhook_secret' }"));
            SemaphoreStep.waitForStart("revoked/1", run);
            LabFiles.removeIdentities();
        });
        session.then(jenkins -> {
            WorkflowRun run = finished(jenkins, "revoked", "revoked/1", Result.FAILURE);
            jenkins.assertLogContains("There is no age identity home-age that job revoked may use", run);
            jenkins.assertLogNotContains("secret is", run);
        });
    }

    @Test
    void shouldWriteTheFileAgainAfterARestartAndRemoveItAtTheEnd() throws Throwable {
        session.then(jenkins -> {
            LabFiles.addIdentity("home-age");
            WorkflowRun run = started(jenkins, "file", inNode(withFile("file", "sh 'cat $SECRETS'")));
            SemaphoreStep.waitForStart("file/1", run);
            Path file = fileOf(run);
            assertThat(Files.readString(file)).contains(secret());
            BuildFiles.assertNothingHolds(jenkins.jenkins.getRootDir().toPath(), secret());
            Files.delete(file);
        });
        session.then(jenkins -> {
            WorkflowRun run = finished(jenkins, "file", "file/1", Result.SUCCESS);
            jenkins.assertLogContains("secret: ****", run);
            assertThat(fileOf(run).getParent()).doesNotExist();
            BuildFiles.assertNothingHolds(jenkins.jenkins.getRootDir().toPath(), secret());
        });
    }

    @Test
    void shouldRemoveTheFileOnAbort() throws Throwable {
        session.then(jenkins -> {
            LabFiles.addIdentity("home-age");
            WorkflowRun run = started(jenkins, "abort", inNode(withFile("abort", "echo 'never'")));
            SemaphoreStep.waitForStart("abort/1", run);
            Path file = fileOf(run);
            assertThat(file).exists();
            run.getExecutor().interrupt();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            assertThat(file.getParent()).doesNotExist();
        });
    }

    @Test
    void shouldHaveNoFileWhileTheAgentIsLostAndWriteItAgainWhenItIsBack() throws Throwable {
        session.then(jenkins -> {
            LabFiles.addIdentity("home-age");
            DumbSlave agent = jenkins.createOnlineSlave(Label.get("away"));
            WorkflowRun run = started(jenkins, "lost", inAgent(withFile("lost", "sh 'cat $SECRETS'")));
            SemaphoreStep.waitForStart("lost/1", run);
            Path file = fileOf(run);
            assertThat(file).exists();
            agent.toComputer().disconnect(new OfflineCause.ByCLI("gone")).get();
            await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(file));
            agent.toComputer().connect(true).get();
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file));
            SemaphoreStep.success("lost/1", null);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("secret: ****", run);
            assertThat(file.getParent()).doesNotExist();
        });
    }

    @Test
    void shouldHideWhatTheBlockFailsWithAndWhatItsStepsAreGiven() throws Throwable {
        session.then(jenkins -> {
            LabFiles.addIdentity("home-age");
            WorkflowRun run = jenkins.buildAndAssertStatus(
                    Result.FAILURE,
                    job(
                            jenkins,
                            "fail",
                            inNode("sopsDecrypt(file: 'a.sops.yaml') { echo \"it is ${webhook_secret}\";"
                                    + " error(\"no login with ${webhook_secret}\") }")));
            jenkins.assertLogContains("it is ****", run);
            jenkins.assertLogContains("ERROR: no login with ****", run);
            BuildFiles.assertNothingHolds(run.getRootDir().toPath(), secret());
        });
    }

    @Test
    void shouldBindTheValuesInWithCredentials() throws Throwable {
        session.then(jenkins -> {
            LabFiles.addIdentity("home-age");
            WorkflowRun run = jenkins.buildAndAssertSuccess(job(
                    jenkins,
                    "bind",
                    inNode("withCredentials([sopsSecrets(file: 'a.sops.yaml', credentialsId: 'home-age')]) {"
                            + " sh 'echo secret is $webhook_secret' }")));
            jenkins.assertLogContains("secret is ****", run);
            BuildFiles.assertNothingHolds(run.getRootDir().toPath(), secret());
        });
    }

    @Test
    void shouldUseTheIdentityOfItsFolderAloneInsideTheFolder() throws Throwable {
        session.then(jenkins -> {
            Folder folder = jenkins.createProject(Folder.class, "home");
            LabFiles.addIdentity("folder-age", folder);
            String script = inNode("sopsDecrypt(file: 'a.sops.yaml', credentialsId: 'folder-age') { echo 'open' }");
            WorkflowJob inside = folder.createProject(WorkflowJob.class, "inside");
            inside.setDefinition(new CpsFlowDefinition(script, true));
            jenkins.assertLogContains("open", jenkins.buildAndAssertSuccess(inside));
            WorkflowRun outside = jenkins.buildAndAssertStatus(Result.FAILURE, job(jenkins, "outside", script));
            jenkins.assertLogContains("There is no age identity folder-age that job outside may use", outside);
        });
    }

    @Test
    void shouldEndTheBuildWithOneSentenceWhenNoIdentityOpensTheFile() throws Throwable {
        session.then(jenkins -> {
            jenkins.createOnlineSlave(Label.get("away"));
            WorkflowRun run = jenkins.buildAndAssertStatus(
                    Result.FAILURE, job(jenkins, "closed", inAgent("sopsDecrypt(file: 'a.sops.yaml') { echo 'in' }")));
            assertThat(JenkinsRule.getLog(run)).contains("a.sops.yaml").doesNotContain("\tat io.homeplane");
        });
    }

    private static String inAgent(String body) throws Exception {
        return inNode(body).replace("node {", "node('away') {");
    }

    private static String inNode(String body) throws Exception {
        return "node { writeFile(file: 'a.sops.yaml', text: '''" + LabFiles.encryptedYaml() + "''')\n" + body + " }";
    }

    private static String withFile(String semaphore, String body) {
        return "sopsDecrypt(file: 'a.sops.yaml', fileVariable: 'SECRETS') {"
                + " echo \"file ${env.SECRETS} is there\"; semaphore '" + semaphore + "'; " + body + " }";
    }

    private static Path fileOf(WorkflowRun run) throws Exception {
        Matcher said = Pattern.compile("file (\\S+) is there").matcher(JenkinsRule.getLog(run));
        assertThat(said.find()).isTrue();
        return Path.of(said.group(1));
    }

    private static WorkflowRun started(JenkinsRule jenkins, String name, String script) throws Exception {
        return job(jenkins, name, script).scheduleBuild2(0).waitForStart();
    }

    private static WorkflowRun finished(JenkinsRule jenkins, String name, String semaphore, Result result)
            throws Exception {
        SemaphoreStep.success(semaphore, null);
        WorkflowRun run =
                jenkins.jenkins.getItemByFullName(name, WorkflowJob.class).getLastBuild();
        return jenkins.assertBuildStatus(result, jenkins.waitForCompletion(run));
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
