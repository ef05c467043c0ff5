package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.security.ACL;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** {@code ${sops:..}} where the real configuration as code asks for it. */
class SopsSecretSourceInJenkinsTest {
    private static final String CREDENTIALS = """
            credentials:
              system:
                domainCredentials:
                  - credentials:
                      - string: {id: registry, secret: "${sops:plane.sops.yaml#registry/%s}"}
                      - ageIdentity: {id: home-age, identity: "${readFile:%s}"}
            """;

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @TempDir
    Path directory;

    @Test
    void shouldFillInTheValueOrStop() throws Throwable {
        Files.writeString(directory.resolve("plane.sops.yaml"), LabFiles.encryptedYaml());
        Path keys = Files.createDirectories(directory.resolve(".config/sops/age"));
        Files.writeString(keys.resolve("keys.txt"), LabFiles.identity());
        String home = System.getProperty("user.home");
        System.setProperty("user.home", directory.toString());
        try {
            session.then(jenkins -> {
                ConfigurationAsCode.get().configure(configuration("user"));
                assertThat(secret()).isEqualTo("lab");
                ByteArrayOutputStream exported = new ByteArrayOutputStream();
                ConfigurationAsCode.get().export(exported);
                assertThat(exported.toString(StandardCharsets.UTF_8))
                        .contains("ageIdentity:", "identity: \"{")
                        .doesNotContain("AGE-SECRET-KEY-1");

                assertThatThrownBy(() -> ConfigurationAsCode.get().configure(configuration("token")))
                        .hasStackTraceContaining("${sops:plane.sops.yaml#registry/token} has no value: plane.sops.yaml"
                                + " holds no such key");
                assertThat(secret()).isEqualTo("lab");
            });
        } finally {
            System.setProperty("user.home", home);
        }
    }

    private String configuration(String key) throws Exception {
        Path file = directory.resolve("jenkins.yaml");
        Files.writeString(
                file,
                CREDENTIALS.formatted(key, LabFiles.LAB.resolve("age-key.txt").toAbsolutePath()));
        return file.toString();
    }

    private static String secret() {
        List<StringCredentials> all =
                CredentialsProvider.lookupCredentialsInItem(StringCredentials.class, null, ACL.SYSTEM2, List.of());
        return all.get(0).getSecret().getPlainText();
    }
}
