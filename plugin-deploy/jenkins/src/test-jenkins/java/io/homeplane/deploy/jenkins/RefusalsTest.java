package io.homeplane.deploy.jenkins;

import hudson.model.Result;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.RegisteredInventory;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Builds that may not deploy, or ask for what is not there, end with one sentence; in one running Jenkins. */
@WithJenkins
class RefusalsTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void registerTheFleet(JenkinsRule rule) {
        jenkins = rule;
        RegisteredInventory registered = new RegisteredInventory(
                "fleet", LabFiles.LAB.resolve("fleet").toAbsolutePath().toString());
        registered.setJobs(List.of("lab-*"));
        HomeplaneConfiguration.get().setInventories(List.of(registered));
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @Test
    void shouldRefuseAJobThatNoInventoryAdmits() throws Exception {
        assertFails("stranger", "inventory(repo: 'fleet')\n deployStack 'notes'", "Job stranger may not deploy");
    }

    @Test
    void shouldEndWithOneSentenceWhenTheStackIsUnknown() throws Exception {
        assertFails(
                "lab-unknown", "inventory()\n deployStack 'nowhere'", "ERROR: Stack nowhere is not in the inventory");
    }

    private static void assertFails(String name, String script, String sentence) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains(sentence, run);
        jenkins.assertLogNotContains("\tat io.homeplane", run);
    }
}
