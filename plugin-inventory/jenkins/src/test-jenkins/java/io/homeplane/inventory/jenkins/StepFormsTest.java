package io.homeplane.inventory.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What people fill into a step's form comes back, and is the snippet that they expect; in one running Jenkins. */
@WithJenkins
class StepFormsTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void boot(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @Test
    void shouldKeepTheFieldsOfInventory() throws Exception {
        InventoryStep registered = new InventoryStep();
        registered.setRepo("fleet");
        registered.setRevision("main");
        assertKept(registered, "inventory repo: 'fleet', revision: 'main'");
        InventoryStep checkedOut = new InventoryStep();
        checkedOut.setDir("home");
        assertKept(checkedOut, "inventory dir: 'home'");
        assertKept(new InventoryStep(), "inventory()");
    }

    @Test
    void shouldKeepInventoryPlan() throws Exception {
        assertKept(new InventoryPlanStep(), "inventoryPlan()");
    }

    private static void assertKept(Step step, String snippet) throws Exception {
        Step saved = new StepConfigTester(jenkins).configRoundTrip(step);
        assertThat(saved).usingRecursiveComparison().isEqualTo(step);
        new SnippetizerTester(jenkins).assertRoundTrip(step, snippet);
    }
}
