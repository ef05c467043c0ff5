package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.deploy.secrets.age.IdentitySources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SopsSecretSourceTest {
    private static final Path LAB = Path.of("..", "..", "lab").toAbsolutePath().normalize();
    private static final String FILE = "secrets/plane.sops.yaml";

    @TempDir
    Path directory;

    @TempDir
    Path home;

    private final List<String> sources = new ArrayList<>();

    @BeforeEach
    void configure() throws IOException {
        Files.createDirectory(directory.resolve("secrets"));
        Files.copy(LAB.resolve("fleet/secrets/pipeline.sops.yaml"), directory.resolve(FILE));
        sources.add(directory.resolve("jenkins.yaml").toString());
    }

    @Test
    void shouldResolveAPathBesideTheConfiguration() throws Exception {
        assertThat(reveal("sops:" + FILE + "#registry/user")).contains("lab");
        sources.set(0, directory.toString());
        assertThat(reveal("sops:" + FILE + "#registry/user")).contains("lab");
        sources.set(0, directory.resolve("jenkins.yaml").toUri().toString());
        assertThat(reveal("sops:" + FILE + "#registry/user")).contains("lab");
        assertThat(reveal("sops:" + directory.resolve(FILE) + "#registry/user")).contains("lab");
    }

    @Test
    void shouldLeaveOtherReferencesToOtherSources() throws Exception {
        assertThat(reveal("HOME")).isEmpty();
        assertThat(reveal("readFile:/etc/hostname")).isEmpty();
    }

    @Test
    void shouldStopWhenTheKeyIsNotThere() {
        assertRefused("sops:" + FILE + "#registry/token", "has no value: " + FILE + " holds no such key");
        assertRefused("sops:" + FILE + "#registry", "holds no such key");
    }

    @Test
    void shouldStopWhenTheFileIsNotThereOrNotOne() throws Exception {
        assertRefused("sops:none.sops.yaml#a", "names no file: there is no none.sops.yaml in [" + directory + "]");
        Files.writeString(directory.resolve("plain.yaml"), "a: b\n");
        assertRefused("sops:plain.yaml#a", "is not encrypted");
        assertRefused("sops:" + FILE, "does not name a file and a key");
        assertRefused("sops:#key", "does not name a file and a key");
        assertRefused("sops:" + FILE + "#", "does not name a file and a key");
    }

    @Test
    void shouldStopWhenSomebodyChangedTheFile() throws Exception {
        Files.writeString(directory.resolve(FILE), Files.readString(directory.resolve(FILE)) + "added: by hand\n");
        assertRefused("sops:" + FILE + "#registry/user", "cannot be decrypted: ");
    }

    @Test
    void shouldStopWhenTwoFilesHaveTheName() throws Exception {
        Files.createDirectory(home.resolve("secrets"));
        Files.copy(directory.resolve(FILE), home.resolve(FILE));
        sources.add(home.toString());
        assertRefused("sops:" + FILE + "#registry/user", "names several files: ");
    }

    @Test
    void shouldStopWhenThereIsNoIdentity() {
        assertThatThrownBy(() -> source(Map.of()).reveal("sops:" + FILE + "#registry/user"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no age identity; set SOPS_AGE_KEY_FILE, or SOPS_AGE_KEY");
        assertThatThrownBy(
                        () -> source(Map.of("SOPS_AGE_KEY_FILE", "/nowhere")).reveal("sops:" + FILE + "#registry/user"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/nowhere cannot be read");
    }

    private void assertRefused(String reference, String why) {
        assertThatThrownBy(() -> reveal(reference))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("${" + reference + "} ")
                .hasMessageContaining(why);
    }

    private Optional<String> reveal(String reference) throws IOException {
        return source(Map.of("SOPS_AGE_KEY_FILE", LAB.resolve("age-key.txt").toString()))
                .reveal(reference);
    }

    private SopsSecretSource source(Map<String, String> environment) {
        return new SopsSecretSource(new IdentitySources(environment, home), () -> sources);
    }
}
