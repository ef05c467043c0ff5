package io.homeplane.inventory.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class InventoryStepFormTest {
    @Test
    void shouldKeepItsFieldsWhenTheFormIsSaved(JenkinsRule jenkins) throws Exception {
        InventoryStep step = new InventoryStep();
        step.setRepo("fleet");
        step.setRevision("main");
        InventoryStep saved = new StepConfigTester(jenkins).configRoundTrip(step);
        assertThat(saved.getRepo()).isEqualTo("fleet");
        assertThat(saved.getRevision()).isEqualTo("main");
        assertThat(saved.getDir()).isNull();
    }

    @Test
    void shouldComeBackFromItsSnippet(JenkinsRule jenkins) throws Exception {
        InventoryStep step = new InventoryStep();
        step.setDir("home");
        new SnippetizerTester(jenkins).assertRoundTrip(step, "inventory dir: 'home'");
        new SnippetizerTester(jenkins).assertRoundTrip(new InventoryStep(), "inventory()");
    }
}
