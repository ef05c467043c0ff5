package io.homeplane.tunnels.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.util.Secret;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.standalone.api.TestController;
import io.homeplane.standalone.api.TestJob;
import io.homeplane.standalone.api.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshKeyringTest {
    private TestController controller;
    private TestRun run;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        controller = TestController.startedIn(home).with(new Key("web-key")).with(new Key("other-key"));
        run = new TestRun(new TestJob("push"));
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void shouldHoldTheKeysThatThePathsNameAndNoOthers() {
        SshKeyring keyring = SshKeyring.forPaths(run, List.of(path("web-key"), path("missing"), path("")));
        assertThat(keyring.find("web-key")).hasValueSatisfying(key -> {
            assertThat(key.user()).isEqualTo("deploy");
            assertThat(key.privateKey()).isEqualTo("PRIVATE web-key");
            assertThat(key.passphrase()).isEmpty();
        });
        assertThat(keyring.find("other-key")).isEmpty();
        assertThat(keyring.find("missing")).isEmpty();
    }

    @Test
    void shouldHoldTheKeysOfTheServersThatAPathLeadsThrough() {
        ServerPath beyond = path("").through(List.of(path("web-key")));
        assertThat(SshKeyring.forPaths(run, List.of(beyond)).find("web-key")).isPresent();
    }

    @Test
    void shouldNotShowAKeyWhenPrinted() {
        assertThat(SshKeyring.forPaths(run, List.of(path("web-key"))).toString())
                .contains("web-key")
                .doesNotContain("PRIVATE");
    }

    private static ServerPath path(String credential) {
        return new ServerPath(
                Position.of("a.toml"), "", "web", "lan", "ssh", "192.0.2.1", 22, "root", credential, "", 0, false);
    }

    private static final class Key extends BaseStandardCredentials implements SSHUserPrivateKey {
        private static final long serialVersionUID = 1L;

        Key(String id) {
            super(CredentialsScope.GLOBAL, id, "");
        }

        @Override
        public String getUsername() {
            return "deploy";
        }

        @Override
        public Secret getPassphrase() {
            return null;
        }

        @Override
        public List<String> getPrivateKeys() {
            return List.of("PRIVATE " + getId());
        }
    }
}
