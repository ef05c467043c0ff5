package io.homeplane.inventory.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PlanOnBuildPageTest {
    @TempDir
    Path inventory;

    @Test
    void shouldShowThePlanOnTheBuildPageAndArchiveIt(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = planned(jenkins);

        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            HtmlPage page = browser.getPage(run);
            assertThat(page.getElementById("homeplane-plan").asNormalizedText())
                    .contains("1 stack: 1 unknown", "notes", "home", "no server was asked");
            assertThat(page.getWebResponse().getContentAsString()).doesNotContain("<b>bold</b>");
            assertThat(browser.goTo(run.getUrl() + "artifact/plan.json", null)
                            .getWebResponse()
                            .getContentAsString())
                    .contains("\"stack\":\"notes\"", "\"action\":\"unknown\"", "\"wave\":1");
        }
        jenkins.assertLogContains("notes  home  unknown", run);
    }

    @Test
    void shouldKeepThePlanWithTheBuild(JenkinsRule jenkins) throws Exception {
        PlanAction action = planned(jenkins).getAction(PlanAction.class);

        PlanAction read = (PlanAction) Run.XSTREAM2.fromXML(Run.XSTREAM2.toXML(action));

        assertThat(read.getLines()).hasSize(1);
        assertThat(read.getLines().get(0).getStack()).isEqualTo("notes");
        assertThat(read.getSentence()).isEqualTo(action.getSentence());
    }

    private WorkflowRun planned(JenkinsRule jenkins) throws Exception {
        Files.writeString(inventory.resolve("compose.yaml"), "services: { web: { image: busybox } }\n");
        Files.writeString(inventory.resolve("all.toml"), """
                [[server]]
                name = "home"
                [[stack]]
                name = "notes"
                description = "<b>bold</b>"
                [stack.config]
                server_id = "home"
                file_paths = ["compose.yaml"]
                """);
        RegisteredInventory registered = new RegisteredInventory("fleet", inventory.toString());
        registered.setJobs(List.of("push"));
        HomeplaneConfiguration.get().setInventories(List.of(registered));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "push");
        job.setDefinition(new CpsFlowDefinition("inventory()\ninventoryPlan()", true));
        return jenkins.buildAndAssertSuccess(job);
    }
}
