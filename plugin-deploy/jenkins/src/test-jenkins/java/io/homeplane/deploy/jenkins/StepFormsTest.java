package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.tunnels.jenkins.TunnelCheckStep;
import io.homeplane.tunnels.jenkins.TunnelRecoverStep;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
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
    void shouldKeepTheFieldsOfDeployStack() throws Exception {
        DeployStackStep step = new DeployStackStep("notes");
        step.setServer("home");
        step.setConfirm(45);
        step.setHealth(60);
        step.setForce(true);
        assertKept(step, "deployStack confirm: 45, force: true, health: 60, server: 'home', stack: 'notes'");
        assertKept(new DeployStackStep("notes"), "deployStack 'notes'");
    }

    @Test
    void shouldKeepTheFieldsOfLxdLaunch() throws Exception {
        LxdLaunchStep named = new LxdLaunchStep();
        named.setInstance("scratch");
        assertKept(named, "lxdLaunch instance: 'scratch'");
        LxdLaunchStep described = new LxdLaunchStep();
        described.setName("scratch");
        described.setImage("busybox");
        described.setServer("home");
        assertKept(described, "lxdLaunch image: 'busybox', name: 'scratch', server: 'home'");
        assertKept(new LxdLaunchStep(), "lxdLaunch()");
    }

    @Test
    void shouldKeepTheFieldsOfSopsDecrypt() throws Exception {
        SopsDecryptStep step = new SopsDecryptStep("app/.sops.env");
        step.setCredentialsId("home-age");
        step.setFileVariable("SECRETS");
        step.setStrict(true);
        assertKept(
                step,
                "sopsDecrypt(credentialsId: 'home-age', file: 'app/.sops.env', fileVariable: 'SECRETS', strict: true) {\n    // some block\n}");
        assertKept(new SopsDecryptStep("a.yaml"), "sopsDecrypt('a.yaml') {\n    // some block\n}");
    }

    @Test
    void shouldKeepTheFieldsOfTunnelCheck() throws Exception {
        TunnelCheckStep one = new TunnelCheckStep();
        one.setServer("home");
        one.setWithin(60);
        assertKept(one, "tunnelCheck server: 'home', within: 60");
        TunnelCheckStep all = new TunnelCheckStep();
        all.setAll(true);
        assertKept(all, "tunnelCheck all: true");
        assertKept(new TunnelCheckStep(), "tunnelCheck()");
    }

    @Test
    void shouldKeepTheFieldsOfTunnelRecover() throws Exception {
        TunnelRecoverStep step = new TunnelRecoverStep("edge");
        assertKept(step, "tunnelRecover 'edge'");
        step.setWindow(60);
        assertKept(step, "tunnelRecover server: 'edge', window: 60");
    }

    @Test
    void shouldExplainEveryStepAndEachOfItsFields() {
        List<String> steps = new ArrayList<>();
        List<String> unexplained = new ArrayList<>();
        for (StepDescriptor step : StepDescriptor.all()) {
            if (step.clazz.getName().startsWith("io.homeplane.")) {
                steps.add(step.getFunctionName());
                unexplained.addAll(unexplained(step.clazz));
            }
        }
        assertThat(steps)
                .containsExactlyInAnyOrder(
                        "inventory",
                        "inventoryPlan",
                        "tunnelCheck",
                        "tunnelRecover",
                        "sopsDecrypt",
                        "deployStack",
                        "lxdLaunch");
        assertThat(unexplained).isEmpty();
    }

    /** Names of the help files that a step lacks. */
    private static List<String> unexplained(Class<?> step) {
        List<String> files = new ArrayList<>(List.of("help.html"));
        new DescribableModel<>(step)
                .getParameters()
                .forEach(parameter -> files.add("help-" + parameter.getName() + ".html"));
        return files.stream()
                .map(file -> step.getSimpleName() + "/" + file)
                .filter(file -> step.getResource(file) == null)
                .toList();
    }

    private static void assertKept(Step step, String snippet) throws Exception {
        Step saved = new StepConfigTester(jenkins).configRoundTrip(step);
        assertThat(saved).usingRecursiveComparison().isEqualTo(step);
        new SnippetizerTester(jenkins).assertRoundTrip(step, snippet);
    }
}
