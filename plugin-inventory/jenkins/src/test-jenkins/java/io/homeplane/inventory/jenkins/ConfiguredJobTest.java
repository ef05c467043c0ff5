package io.homeplane.inventory.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The job that an inventory's settings name, in one running Jenkins. */
@WithJenkins
class ConfiguredJobTest {
    private static final String PIPELINE = """
            node {
              checkout homeplaneInventory('fleet')
              def read = inventory(dir: '.')
              echo "read ${read.servers} servers at ${read.revision}"
            }
            """;

    private static JenkinsRule jenkins;

    @TempDir
    Path directory;

    private Path repository;

    @BeforeAll
    static void boot(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void commitAnInventory() throws Exception {
        repository = Files.createDirectory(directory.resolve("fleet"));
        Files.writeString(repository.resolve("servers.toml"), "[[server]]\nname = \"home\"\n");
        Files.writeString(repository.resolve("Jenkinsfile"), PIPELINE);
        Files.writeString(repository.resolve("other"), "echo 'the other one'\n");
        try (Git git = Git.init()
                .setDirectory(repository.toFile())
                .setInitialBranch("main")
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setSign(false)
                    .setAuthor("a", "a@example.org")
                    .setMessage("first")
                    .call();
        }
    }

    @AfterEach
    void forgetJobs() throws Exception {
        HomeplaneConfiguration.get().setInventories(List.of());
        for (WorkflowJob job : jenkins.jenkins.getAllItems(WorkflowJob.class)) {
            job.delete();
        }
    }

    @Test
    void shouldMakeAJobThatRunsTheJenkinsfileOfItsBranch() throws Exception {
        name(job("push", "", "main"));
        Files.writeString(repository.resolve("Jenkinsfile"), "error 'not committed'");

        WorkflowRun run = jenkins.buildAndAssertSuccess(made("push"));

        jenkins.assertLogContains("Checking out inventory fleet at commit ", run);
        jenkins.assertLogContains("read 1 servers at " + commit(), run);
        assertThat(HomeplaneConfiguration.get().admitting("push")).hasSize(1);
    }

    @Test
    void shouldLeaveAJobAloneThatIsAsItShouldBe() throws Exception {
        name(job("push", "", ""));
        made("push").setDescription("as people like it");
        Files.move(repository, directory.resolve("away"));

        name(job("push", "", ""));

        assertThat(made("push").getDescription()).isEqualTo("as people like it");
    }

    @Test
    void shouldMakeAJobAnewThatRunsAnotherJenkinsfile() throws Exception {
        name(job("push", "", ""));
        name(job("push", "other", ""));

        jenkins.assertLogContains("the other one", jenkins.buildAndAssertSuccess(made("push")));
    }

    @Test
    void shouldKnowItsJobAgainWhenPeopleHaveSavedItsForm() throws Exception {
        name(job("push", "", ""));
        jenkins.configRoundtrip(made("push"));

        name(job("push", "other", ""));

        CpsScmFlowDefinition definition = (CpsScmFlowDefinition) made("push").getDefinition();
        assertThat(definition.getScriptPath()).isEqualTo("other");
        assertThat(definition.getScm()).isInstanceOf(InventoryScm.class);
    }

    @Test
    void shouldRefuseANameThatSomebodyElsesJobHas() throws Exception {
        WorkflowJob theirs = jenkins.createProject(WorkflowJob.class, "theirs");
        theirs.setDefinition(new CpsFlowDefinition("echo 'theirs'", true));

        assertThatThrownBy(() -> name(job("theirs", "", "")))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "Job theirs of inventory fleet cannot be made: a job of this name was made by somebody else;"
                                + " rename that one or name another");
        jenkins.assertLogContains("theirs", jenkins.buildAndAssertSuccess(theirs));
        assertThat(HomeplaneConfiguration.get().getInventories()).isEmpty();
    }

    @Test
    void shouldRefuseARepositoryThatIsNotThere() {
        RegisteredInventory nowhere = new RegisteredInventory(
                "fleet", directory.resolve("nowhere").toUri().toString());
        nowhere.setJob(job("push", "", ""));

        assertThatThrownBy(() -> HomeplaneConfiguration.get().setInventories(List.of(nowhere)))
                .hasMessageStartingWith("Job push of inventory fleet cannot be made: The inventory's repository ")
                .hasMessageContaining("could not be fetched")
                .hasMessageNotContaining("\n");
        assertThat(jenkins.jenkins.getItem("push")).isNull();
    }

    @Test
    void shouldRefuseABranchThatIsNotThere() {
        assertThatThrownBy(() -> name(job("push", "", "maim")))
                .hasMessageStartingWith("Job push of inventory fleet cannot be made: ")
                .hasMessageContaining("has no revision maim: name a branch, a tag or a commit of it");
    }

    @Test
    void shouldRefuseAJenkinsfileThatIsNotThere() {
        assertThatThrownBy(() -> name(job("push", "ci/Jenkinsfile", "main")))
                .hasMessage("Job push of inventory fleet cannot be made: there is no ci/Jenkinsfile in " + repository
                        + " on branch main; commit one or correct jenkinsfile:");
    }

    @Test
    void shouldRefuseANameThatNoJobCanHave() {
        assertThatThrownBy(() -> name(job("home/push", "", "")))
                .hasMessageStartingWith("Job home/push of inventory fleet cannot be made: ");
    }

    private void name(InventoryJob job) {
        RegisteredInventory inventory = new RegisteredInventory("fleet", repository.toString());
        inventory.setJob(job);
        HomeplaneConfiguration.get().setInventories(List.of(inventory));
    }

    private static InventoryJob job(String name, String jenkinsfile, String branch) {
        InventoryJob job = new InventoryJob(name);
        job.setJenkinsfile(jenkinsfile);
        job.setBranch(branch);
        return job;
    }

    private static WorkflowJob made(String name) {
        return jenkins.jenkins.getItemByFullName(name, WorkflowJob.class);
    }

    private String commit() throws Exception {
        try (Git git = Git.open(repository.toFile())) {
            return git.getRepository().resolve("HEAD").name();
        }
    }
}
