package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.AbortException;
import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.homeplane.standalone.api.TestController;
import io.homeplane.standalone.api.TestJob;
import io.homeplane.standalone.api.TestRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding.MultiEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SopsSecretsBindingTest {
    private static final Path LAB = Path.of("..", "..", "lab");
    private static final String FILE = "fleet/secrets/pipeline.sops.yaml";

    private final FilePath workspace = new FilePath(LAB.toFile());
    private TestController controller;
    private TestRun run;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        Secret identity = Secret.fromString(Files.readString(LAB.resolve("age-key.txt")));
        controller = TestController.startedIn(home)
                .with(new AgeIdentityCredentials(CredentialsScope.GLOBAL, "lab-age", "", identity));
        run = new TestRun(new TestJob("push"));
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void shouldBindEachValueAsASecretOfItsOwn() throws Exception {
        MultiEnvironment bound = bind(new SopsSecretsBinding(FILE, "lab-age"));
        assertThat(bound.getSecretValues()).containsOnlyKeys("webhook_secret", "registry_user", "registry_password");
        assertThat(bound.getPublicValues()).isEmpty();
    }

    @Test
    void shouldTryEveryIdentityThatTheJobMayUseWhenNoneIsNamed() throws Exception {
        assertThat(bind(new SopsSecretsBinding(FILE, "")).getSecretValues()).isNotEmpty();
    }

    @Test
    void shouldRefuseWhatCannotBeMaskedWhenStrict() {
        SopsSecretsBinding binding = new SopsSecretsBinding(FILE, "lab-age");
        binding.setStrict(true);
        assertThatThrownBy(() -> bind(binding))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("registry_user of " + FILE + " cannot be masked");
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        assertThatThrownBy(() -> bind(new SopsSecretsBinding("none.sops.env", "lab-age")))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("There is no SOPS file none.sops.env in the workspace");
    }

    private MultiEnvironment bind(SopsSecretsBinding binding) throws Exception {
        return binding.bind(run, workspace, null, TaskListener.NULL);
    }
}
