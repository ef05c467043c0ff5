package io.homeplane.plane.casc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.InventoryJob;
import io.homeplane.plane.controller.PlaneController;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationAsCodeTest {
    private static final Path LAB = Path.of("..", "..", "lab");

    @TempDir
    Path directory;

    private PlaneController controller;
    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void start() {
        controller = new PlaneController(directory.toFile());
        controller.start();
    }

    @AfterEach
    void stop() {
        controller.stop();
    }

    @Test
    void shouldReadCredentialsAndInventoriesAndNameTheRestOnce() throws Exception {
        Files.writeString(directory.resolve("key"), "KEY TEXT\n");
        apply("""
                jenkins: {systemMessage: x}
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - basicSSHUserPrivateKey:
                              id: ssh
                              username: root
                              privateKeySource: {directEntry: {privateKey: "${readFile:${WHERE}/key}"}}
                unclassified:
                  homeplane:
                    inventories: [{name: fleet, location: "${GIT:-/srv/fleet}", jobs: [fleet]}]
                """, Map.of("WHERE", directory.toString()));

        assertThat(controller.credentials(SSHUserPrivateKey.class, null))
                .singleElement()
                .satisfies(key -> assertThat(key.getPrivateKeys()).containsExactly("KEY TEXT\n"));
        assertThat(HomeplaneConfiguration.get().getInventories())
                .singleElement()
                .satisfies(inventory -> assertThat(inventory.getLocation()).isEqualTo("/srv/fleet"));
        assertThat(notices).singleElement().asString().contains("jenkins");
    }

    @Test
    void shouldReadTheJobThatAnInventoryNames() throws Exception {
        apply("""
                unclassified:
                  homeplane:
                    inventories:
                      - {name: fleet, location: /srv/fleet, job: {name: push, jenkinsfile: ci/push, branch: main}}
                """, Map.of());

        InventoryJob job =
                HomeplaneConfiguration.get().ofJob("push").orElseThrow().getJob();
        assertThat(job.getJenkinsfile()).isEqualTo("ci/push");
        assertThat(job.getBranch()).isEqualTo("main");
        assertThat(HomeplaneConfiguration.get().admitting("push")).hasSize(1);
        assertThat(HomeplaneConfiguration.get().admitting("pull")).isEmpty();
    }

    @Test
    void shouldRefuseASettingThatAJobDoesNotHave() {
        assertThatThrownBy(() -> apply("""
                unclassified:
                  homeplane:
                    inventories: [{name: fleet, location: /srv/fleet, job: {name: push, script: x}}]
                """, Map.of()))
                .hasMessageContaining(
                        "inventory 'fleet' job has no setting 'script'; it has name, jenkinsfile, branch");
    }

    @Test
    void shouldStopAtAVariableThatIsNotSet() {
        assertThatThrownBy(() -> apply(secret("${NOWHERE}"), Map.of()))
                .isInstanceOf(CascException.class)
                .hasMessageContaining("NOWHERE");
    }

    @Test
    void shouldStopAtAFileThatIsNotThere() {
        assertThatThrownBy(() -> apply(secret("${readFile:nowhere}"), Map.of()))
                .hasMessageContaining("the file nowhere");
    }

    @Test
    void shouldFillInAValueOfASopsFileBesideTheConfiguration() throws Exception {
        Files.copy(LAB.resolve("fleet/secrets/pipeline.sops.yaml"), directory.resolve("plane.sops.yaml"));
        Path keys = Files.createDirectories(directory.resolve("home/.config/sops/age"));
        Files.copy(LAB.resolve("age-key.txt"), keys.resolve("keys.txt"));
        String home = System.getProperty("user.home");
        System.setProperty("user.home", directory.resolve("home").toString());
        try {
            apply(secret("${sops:${NAME}.sops.yaml#registry/user}"), Map.of("NAME", "plane"));
            assertThatThrownBy(() -> apply(secret("${sops:plane.sops.yaml#registry/token:-none}"), Map.of()))
                    .isInstanceOf(CascException.class)
                    .hasMessageMatching(".*casc.yaml:1:\\d+: string 't' secret cannot be filled in: "
                            + "\\$\\{sops:plane.sops.yaml#registry/token} has no value: .*");
        } finally {
            System.setProperty("user.home", home);
        }
        assertThat(controller.credentials(StringCredentials.class, null))
                .singleElement()
                .satisfies(text -> assertThat(text.getSecret().getPlainText()).isEqualTo("lab"));
    }

    @Test
    void shouldStopAtAPrefixThatNobodyKnows() {
        assertThatThrownBy(() -> apply(secret("${vault:x}"), Map.of()))
                .hasMessageContaining("uses ${vault:..}, which plane does not know: use ${NAME}");
    }

    @Test
    void shouldGiveThePositionOfAYamlError() {
        assertThatThrownBy(() -> apply("a: [\nb", Map.of())).hasMessageMatching(".*casc.yaml:\\d+:\\d+: not YAML.*");
    }

    private static String secret(String value) {
        return "credentials: {system: {domainCredentials: [{credentials: [{string: {id: t, secret: \"" + value
                + "\"}}]}]}}";
    }

    private void apply(String yaml, Map<String, String> environment) throws Exception {
        Path file = directory.resolve("casc.yaml");
        Files.writeString(file, yaml);
        ConfigurationAsCode.apply(file, environment, controller, notices::add);
    }
}
