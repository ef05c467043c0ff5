package io.homeplane.plane.casc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.Credentials;
import io.homeplane.deploy.jenkins.AgeIdentityCredentials;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.RegisteredInventory;
import io.homeplane.plane.controller.PlaneController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationAsCodePositionsTest {
    private static final Path SHIPPED = Path.of("..", "..", "jcasc", "homeplane.yaml");
    private static final String IDENTITY = "AGE-SECRET-KEY-1DRVZ5Q0YS4VGV98JMWFVC93PTNSN3AN2HHL69ZEXTLRTYGY35PESW23UWT";

    @TempDir
    Path directory;

    private PlaneController controller;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        controller = new PlaneController(
                Files.createDirectory(directory.resolve("home")).toFile());
        controller.start();
        Path secrets = Files.createDirectory(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("admin-password"), "hunter2\n");
        Files.writeString(secrets.resolve("ssh-key"), "KEY LINE 1\nKEY LINE 2\n");
        Files.writeString(secrets.resolve("age-identity"), "# created: today\n" + IDENTITY + "\n");
        environment.put("HOMEPLANE_SECRETS", secrets.toString());
        environment.put("HOMEPLANE_REPOSITORY", "/srv/fleet");
    }

    @AfterEach
    void stop() {
        controller.stop();
    }

    @Test
    void shouldApplyTheFileThatIsShipped() throws Exception {
        apply(SHIPPED);

        SSHUserPrivateKey key = only(SSHUserPrivateKey.class);
        assertThat(key.getId()).isEqualTo("lab-ssh");
        assertThat(key.getUsername()).isEqualTo("root");
        assertThat(key.getDescription()).isEqualTo("Logs in to the servers");
        assertThat(key.getPassphrase()).isNull();
        assertThat(key.getPrivateKeys()).containsExactly("KEY LINE 1\nKEY LINE 2\n");
        assertThat(key.toString()).isEqualTo("SSH key 'lab-ssh'");
        AgeIdentityCredentials age = only(AgeIdentityCredentials.class);
        assertThat(age.getId()).isEqualTo("lab-age");
        assertThat(age.getIdentity().getPlainText()).contains(IDENTITY);
        List<RegisteredInventory> inventories = HomeplaneConfiguration.get().getInventories();
        assertThat(inventories).hasSize(1);
        assertThat(inventories.get(0).getLocation()).isEqualTo("/srv/fleet");
        assertThat(inventories.get(0).getJob().getName()).isEqualTo("fleet");
    }

    @Test
    void shouldNameWhatItDoesNotReadOnce() throws Exception {
        apply(SHIPPED);

        assertThat(notices)
                .containsExactly("plane does not read: jenkins.systemMessage, jenkins.numExecutors,"
                        + " jenkins.securityRealm, jenkins.authorizationStrategy");
    }

    @Test
    void shouldNameOtherKindsOfCredentialsAndSettingsOnce() throws Exception {
        apply(write("""
                tool:
                  git: {}
                unclassified:
                  location: { url: "${NOT_ASKED_FOR}" }
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - usernamePassword: { id: a, password: "${NOT_ASKED_FOR}" }
                          - usernamePassword: { id: b }
                """));

        assertThat(notices)
                .containsExactly(
                        "plane does not read: tool.git, unclassified.location, credentials (usernamePassword)");
    }

    @Test
    void shouldNameTheVariableThatIsMissing() {
        environment.remove("HOMEPLANE_REPOSITORY");

        assertThat(refusal(SHIPPED))
                .startsWith(SHIPPED + ":40:19:")
                .contains("inventory 'fleet' location needs the environment variable HOMEPLANE_REPOSITORY");
        assertThat(controller.credentials(Credentials.class, null)).isEmpty();
    }

    @Test
    void shouldNameTheFileThatIsMissingOrEmpty() throws Exception {
        Path key = Path.of(environment.get("HOMEPLANE_SECRETS"), "ssh-key");
        Files.writeString(key, "\n");
        assertThat(refusal(SHIPPED))
                .contains("basicSSHUserPrivateKey 'lab-ssh' privateKey needs the file " + key, "empty");

        Files.delete(key);
        assertThat(refusal(SHIPPED)).contains("'lab-ssh' privateKey needs the file " + key, "cannot be read");
    }

    @Test
    void shouldSayWhereTheFileIsWrong() throws Exception {
        Path file = write("credentials:\n  system: [\n  a: }\n");
        assertThat(refusal(file)).startsWith(file + ":3:").contains("not YAML");

        write("credentials:\n  system:\n    domainCredentials: yes\n");
        assertThat(refusal(file)).isEqualTo(file + ":3:24: credentials.system.domainCredentials must be a list");
    }

    @Test
    void shouldRefuseASettingThatHomeplaneDoesNotHave() throws Exception {
        Path file = write("unclassified:\n  homeplane:\n    inventories:\n      - {name: a, location: b, jos: [c]}\n");

        assertThat(refusal(file)).startsWith(file + ":4:").contains("inventory 'a' has no setting 'jos'");
    }

    @Test
    void shouldKeepASecretText() throws Exception {
        apply(text("${file:secrets/${NONE:-admin}-password}"));

        StringCredentials token = only(StringCredentials.class);
        assertThat(token.getSecret().getPlainText()).isEqualTo("hunter2");
        assertThat(token.toString()).isEqualTo("secret text 'token'");
    }

    @Test
    void shouldRefuseSecretsThatAreEmptyOrCannotBeFilledIn() throws Exception {
        environment.put("EMPTY", "");
        environment.put("TOKEN", "correct-horse");

        assertThat(refusal(text("${EMPTY}"))).contains("string 'token' secret is empty");
        assertThat(refusal(text("${NONE:-}"))).contains("string 'token' secret is empty");
        assertThat(refusal(text("${TOKEN"))).contains("without its '}'").doesNotContain("correct-horse");
        assertThat(refusal(text("${base64:${TOKEN}}"))).contains("${base64:..}").doesNotContain("correct-horse");
        assertThat(refusal(text("${readFile:${TOKEN}}")))
                .contains("needs the file ${TOKEN}")
                .doesNotContain("correct-horse");
        assertThat(refusal(text("${${TOKEN}}"))).contains("variable ${TOKEN}").doesNotContain("correct-horse");
    }

    @Test
    void shouldNotPrintAnIdentityThatIsWrong() throws Exception {
        Path identity = Path.of(environment.get("HOMEPLANE_SECRETS"), "age-identity");
        Files.writeString(identity, IDENTITY.replace("DRVZ", "DRVQ"));

        assertThat(refusal(SHIPPED))
                .startsWith(SHIPPED + ":")
                .contains("ageIdentity 'lab-age' identity is not an age identity")
                .doesNotContain("5Q0YS4VGV98");
    }

    private Path text(String value) throws IOException {
        return write("credentials: {system: {domainCredentials: [{credentials: [{string: {id: token, secret: '" + value
                + "'}}]}]}}");
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("casc.yaml"), yaml);
    }

    private void apply(Path file) throws CascException {
        ConfigurationAsCode.apply(file, environment, controller, notices::add);
    }

    private String refusal(Path file) {
        return catchThrowableOfType(CascException.class, () -> apply(file)).getMessage();
    }

    private <C extends Credentials> C only(Class<C> type) {
        List<C> found = controller.credentials(type, null);
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
