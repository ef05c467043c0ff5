package io.homeplane.inventory.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.FilePath;
import io.homeplane.inventory.json.Json;
import io.homeplane.standalone.api.StepRun;
import io.homeplane.standalone.api.TestController;
import io.homeplane.standalone.api.TestJob;
import io.homeplane.standalone.api.TestRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryStepTest {
    private static final Path LAB = Path.of("..", "..", "lab");

    private TestController controller;
    private TestRun run;
    private StepRun build;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        controller = TestController.startedIn(home);
        run = new TestRun(new TestJob("push"));
        build = new StepRun(run);
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void shouldReadTheSampleFleetOutOfAWorkspace() throws Exception {
        build.with(FilePath.class, new FilePath(LAB.toFile()));
        Map<?, ?> summary = summary("fleet");
        assertThat(summary.get("servers")).isEqualTo(2);
        assertThat(summary.get("errors")).isEqualTo(0);
        assertThat(build.log()).contains("Inventory fleet", "2 servers");
        assertThat(run.getAction(RunInventory.class).root().child("stacks").isDirectory())
                .isTrue();
    }

    @Test
    void shouldPlanWhatTheBuildHasRead() throws Exception {
        build.with(FilePath.class, new FilePath(LAB.toFile()));
        summary("fleet");
        Map<?, ?> plan = (Map<?, ?>) new StepRun(run).of(new InventoryPlanStep());
        assertThat((List<?>) plan.get("stacks")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(Files.readString(run.getArtifactsDir().toPath().resolve("plan.json")))
                .isEqualTo(Json.text(plan))
                .contains("job push may not deploy this inventory");
        assertThat(run.getAction(PlanAction.class).getSentence()).isEqualTo("7 stacks: 7 unknown");
    }

    @Test
    void shouldAskServersOnlyForAJobThatMayDeploy() throws Exception {
        register("push");
        Map<?, ?> plan = (Map<?, ?>) build.of(new InventoryPlanStep());
        assertThat(plan.toString()).contains("the plugin homeplane-deploy").doesNotContain("may not deploy");
    }

    @Test
    void shouldReadTheInventoryThatIsRegisteredForTheJobOutsideANode() throws Exception {
        register("pu*");
        Map<?, ?> summary = (Map<?, ?>) build.of(new InventoryStep());
        assertThat(summary.get("inventory")).isEqualTo("fleet");
    }

    @Test
    void shouldSayThatNoInventoryIsRegisteredForTheJob() {
        register("other");
        assertThatThrownBy(() -> build.of(new InventoryStep()))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("No inventory is registered for job push");
    }

    @Test
    void shouldSayWhichInventoryIsNotRegistered() {
        InventoryStep step = new InventoryStep();
        step.setRepo("nowhere");
        assertThatThrownBy(() -> build.of(step))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("No inventory is registered as nowhere");
    }

    @Test
    void shouldSayWhichDirectoryIsMissing() {
        build.with(FilePath.class, new FilePath(LAB.toFile()));
        assertThatThrownBy(() -> summary("nowhere"))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("found no such directory in the workspace");
    }

    @Test
    void shouldAskForANodeWhenADirectoryIsNamedOutsideOfOne() {
        assertThatThrownBy(() -> summary("fleet"))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("needs a workspace: call it in a node block");
    }

    @Test
    void shouldPrintEveryProblemAndEndTheBuildWhenThereAreErrors(@TempDir Path workspace) throws Exception {
        Files.writeString(
                workspace.resolve("a.toml"), "[[stack]]\nname = \"web\"\n[stack.config]\nserver = \"gone\"\n");
        build.with(FilePath.class, new FilePath(workspace.toFile()));
        assertThatThrownBy(() -> build.of(new InventoryStep()))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("nothing may be deployed from it: mend what is listed above");
        assertThat(build.log()).contains("a.toml:").contains("gone");
        assertThat(run.getAction(RunInventory.class)).isNull();
    }

    private Map<?, ?> summary(String dir) throws Exception {
        InventoryStep step = new InventoryStep();
        step.setDir(dir);
        return (Map<?, ?>) build.of(step);
    }

    private static void register(String jobs) {
        RegisteredInventory inventory =
                new RegisteredInventory("fleet", LAB.resolve("fleet").toString());
        inventory.setJobs(List.of(jobs));
        HomeplaneConfiguration.get().setInventories(List.of(inventory));
    }
}
