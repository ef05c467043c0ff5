package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.AbortException;
import hudson.FilePath;
import hudson.util.Secret;
import io.homeplane.standalone.api.StepRun;
import io.homeplane.standalone.api.TestController;
import io.homeplane.standalone.api.TestJob;
import io.homeplane.standalone.api.TestRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SopsDecryptStepTest {
    private static final Path LAB = Path.of("..", "..", "lab");
    private static final String FILE = "fleet/secrets/pipeline.sops.yaml";

    private TestController controller;
    private StepRun build;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        Secret identity = Secret.fromString(Files.readString(LAB.resolve("age-key.txt")));
        controller = TestController.startedIn(home)
                .with(new AgeIdentityCredentials(CredentialsScope.GLOBAL, "lab-age", "", identity));
        build = new StepRun(new TestRun(new TestJob("push"))).with(FilePath.class, new FilePath(LAB.toFile()));
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void shouldGiveTheBlockEveryValueAndHideItInTheLog() throws Exception {
        Map<String, String> seen = new HashMap<>();
        build.withBody((variables, log) -> {
            seen.putAll(variables);
            variables.forEach((name, value) -> log.println(name + " is " + value));
        });
        build.of(step(FILE, "lab-age"));
        assertThat(seen).isNotEmpty();
        seen.values().stream()
                .filter(value -> value.length() >= 4)
                .forEach(value -> assertThat(build.log()).doesNotContain(value));
        assertThat(build.log()).contains("is ****");
    }

    @Test
    void shouldTryEveryIdentityThatTheJobMayUseWhenNoneIsNamed() throws Exception {
        build.withBody((variables, log) -> assertThat(variables).isNotEmpty());
        build.of(step(FILE, null));
    }

    @Test
    void shouldSayWhichCredentialIsMissing() {
        assertThatThrownBy(() -> build.of(step(FILE, "nowhere")))
                .isInstanceOf(AbortException.class)
                .hasMessage("There is no age identity nowhere that job push may use:"
                        + " add a credential of the kind age identity with this id");
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        assertThatThrownBy(() -> build.of(step("fleet/none.sops.yaml", null)))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("sopsDecrypt(file: 'fleet/none.sops.yaml') found no such file in the workspace");
    }

    @Test
    void shouldRefuseAFileThatSomebodyChanged(@TempDir Path workspace) throws Exception {
        String text = Files.readString(LAB.resolve(FILE), StandardCharsets.UTF_8);
        Files.writeString(workspace.resolve("a.sops.yaml"), text + "added: by hand\n");
        build.with(FilePath.class, new FilePath(workspace.toFile()));
        assertThatThrownBy(() -> build.of(step("a.sops.yaml", null)))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("a.sops.yaml");
    }

    @Test
    void shouldRefuseAPathOutOfTheRepositoryOutsideANode() {
        build.with(FilePath.class, null);
        assertThatThrownBy(() -> build.of(step("../age-key.txt", null)))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("leads out of the inventory's repository");
    }

    private static SopsDecryptStep step(String file, String credentialsId) {
        SopsDecryptStep step = new SopsDecryptStep(file);
        step.setCredentialsId(credentialsId);
        return step;
    }
}
