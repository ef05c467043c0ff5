package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.tunnels.jenkins.TunnelCheckStep;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class StepFormsTest {
    @Test
    void shouldKeepTheFieldsOfDeployStack(JenkinsRule jenkins) throws Exception {
        DeployStackStep step = new DeployStackStep("notes");
        step.setServer("home");
        step.setHealth(60);
        step.setForce(true);
        DeployStackStep saved = new StepConfigTester(jenkins).configRoundTrip(step);
        assertThat(saved).usingRecursiveComparison().isEqualTo(step);
        new SnippetizerTester(jenkins)
                .assertRoundTrip(step, "deployStack force: true, health: 60, server: 'home', stack: 'notes'");
        new SnippetizerTester(jenkins).assertRoundTrip(new DeployStackStep("notes"), "deployStack 'notes'");
    }

    @Test
    void shouldKeepTheFieldsOfLxdLaunch(JenkinsRule jenkins) throws Exception {
        LxdLaunchStep step = new LxdLaunchStep();
        step.setInstance("scratch");
        LxdLaunchStep saved = new StepConfigTester(jenkins).configRoundTrip(step);
        assertThat(saved).usingRecursiveComparison().isEqualTo(step);
        new SnippetizerTester(jenkins).assertRoundTrip(step, "lxdLaunch instance: 'scratch'");
    }

    @Test
    void shouldKeepTheFieldsOfSopsDecrypt(JenkinsRule jenkins) throws Exception {
        SopsDecryptStep step = new SopsDecryptStep("app/.sops.env");
        step.setCredentialsId("home-age");
        SopsDecryptStep saved = new StepConfigTester(jenkins).configRoundTrip(step);
        assertThat(saved).usingRecursiveComparison().isEqualTo(step);
        new SnippetizerTester(jenkins)
                .assertRoundTrip(
                        step, "sopsDecrypt(credentialsId: 'home-age', file: 'app/.sops.env') {\n    // some block\n}");
    }

    @Test
    void shouldKeepTheFieldsOfTunnelCheck(JenkinsRule jenkins) throws Exception {
        TunnelCheckStep step = new TunnelCheckStep();
        step.setServer("home");
        step.setWithin(60);
        TunnelCheckStep saved = new StepConfigTester(jenkins).configRoundTrip(step);
        assertThat(saved).usingRecursiveComparison().isEqualTo(step);
        new SnippetizerTester(jenkins).assertRoundTrip(step, "tunnelCheck server: 'home', within: 60");
    }
}
