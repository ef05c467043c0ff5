package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.security.ACL;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.RegisteredInventory;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The configuration that is checked in boots a Jenkins, and comes out of it again without its secrets. */
@WithJenkins
class ConfigurationAsCodeTest {
    private static final Path BUNDLE = Path.of("..", "..", "jcasc", "homeplane.yaml");

    @Test
    void shouldConfigureCredentialsAndInventories(JenkinsRule jenkins) throws Exception {
        Path secrets = Files.createDirectories(Path.of(System.getenv("HOMEPLANE_SECRETS")));
        Files.writeString(secrets.resolve("admin-password"), "correct horse");
        Files.writeString(secrets.resolve("ssh-key"), "PRIVATE KEY TEXT");
        Files.writeString(secrets.resolve("age-identity"), LabFiles.identity());
        ConfigurationAsCode.get().configure(BUNDLE.toUri().toString());

        RegisteredInventory fleet =
                HomeplaneConfiguration.get().getInventories().get(0);
        assertThat(fleet.getName()).isEqualTo("fleet");
        assertThat(fleet.getLocation()).isEqualTo(System.getenv("HOMEPLANE_REPOSITORY"));
        assertThat(fleet.getJobs()).containsExactly("fleet");
        assertThat(CredentialsProvider.lookupCredentialsInItem(AgeIdentity.class, null, ACL.SYSTEM2, List.of()))
                .singleElement()
                .satisfies(identity ->
                        assertThat(identity.getIdentity().getPlainText()).isEqualTo(LabFiles.identity()));
        assertThat(CredentialsProvider.lookupCredentialsInItem(SSHUserPrivateKey.class, null, ACL.SYSTEM2, List.of()))
                .hasSize(1);

        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        String text = exported.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("ageIdentity:", "homeplane:", "location: \"" + fleet.getLocation());
        assertThat(text).doesNotContain("AGE-SECRET-KEY-1").doesNotContain("PRIVATE KEY TEXT");
    }
}
