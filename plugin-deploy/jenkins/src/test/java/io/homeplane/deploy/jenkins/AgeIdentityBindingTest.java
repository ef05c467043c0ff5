package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.AbortException;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.homeplane.standalone.api.TestController;
import io.homeplane.standalone.api.TestJob;
import io.homeplane.standalone.api.TestRun;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgeIdentityBindingTest {
    private TestController controller;
    private TestRun run;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        controller = TestController.startedIn(home);
        run = new TestRun(new TestJob("push"));
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void shouldBindTheIdentityToItsVariableAsASecret() throws Exception {
        Secret identity = Secret.fromString("AGE-SECRET-KEY-1EXAMPLE");
        controller.with(new AgeIdentityCredentials(CredentialsScope.GLOBAL, "home-age", "", identity));
        AgeIdentityBinding binding = new AgeIdentityBinding("SOPS_AGE_KEY", "home-age");
        assertThat(binding.bind(run, null, null, TaskListener.NULL).getSecretValues())
                .containsExactly(java.util.Map.entry("SOPS_AGE_KEY", "AGE-SECRET-KEY-1EXAMPLE"));
        assertThat(binding.variables(run)).containsExactly("SOPS_AGE_KEY");
    }

    @Test
    void shouldBindEachOfSeveralKeysByItselfTooSoThatEachIsMasked() throws Exception {
        Secret identity = Secret.fromString("# made by age-keygen\nAGE-SECRET-KEY-1A\nAGE-SECRET-KEY-1B\n");
        controller.with(new AgeIdentityCredentials(CredentialsScope.GLOBAL, "home-age", "", identity));
        AgeIdentityBinding binding = new AgeIdentityBinding("KEY", "home-age");
        assertThat(binding.bind(run, null, null, TaskListener.NULL).getSecretValues())
                .containsEntry("KEY", "AGE-SECRET-KEY-1A\nAGE-SECRET-KEY-1B")
                .containsEntry("KEY_1", "AGE-SECRET-KEY-1A")
                .containsEntry("KEY_2", "AGE-SECRET-KEY-1B");
        assertThat(binding.variables(run)).containsExactly("KEY", "KEY_1", "KEY_2");
    }

    @Test
    void shouldSayWhichCredentialIsMissing() {
        AgeIdentityBinding binding = new AgeIdentityBinding("SOPS_AGE_KEY", "nowhere");
        assertThatThrownBy(() -> binding.bind(run, null, null, TaskListener.NULL))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("nowhere");
    }
}
