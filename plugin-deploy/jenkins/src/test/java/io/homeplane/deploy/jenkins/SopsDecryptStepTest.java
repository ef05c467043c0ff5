package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.AbortException;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import hudson.util.Secret;
import io.homeplane.standalone.api.StepRun;
import io.homeplane.standalone.api.TestController;
import io.homeplane.standalone.api.TestJob;
import io.homeplane.standalone.api.TestRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
    void shouldHideASecretThatTheBlockFailsWith() {
        build.withBody((variables, log) -> {
            throw new IllegalStateException("no login with " + variables.get("webhook_secret"));
        });
        assertThatThrownBy(() -> build.of(step(FILE, null)))
                .isInstanceOf(AbortException.class)
                .hasMessage("no login with ****")
                .hasNoCause();
    }

    @Test
    void shouldHideASecretWhoseHalvesAreWrittenApart() throws Exception {
        build.withBody((variables, log) -> {
            String secret = variables.get("webhook_secret");
            log.print(secret.substring(0, 7));
            log.flush();
            log.println(secret.substring(7));
        });
        build.of(step(FILE, null));
        assertThat(build.log()).endsWith("\n****\n");
    }

    @Test
    void shouldGiveTheBlockAFileInMemoryThatOnlyItsOwnerReads() throws Exception {
        AtomicReference<Path> seen = new AtomicReference<>();
        build.with(Computer.class, controller()).withBody((variables, log) -> {
            Path file = Path.of(variables.get("SECRETS"));
            seen.set(file);
            assertThat(variables).containsOnlyKeys("SECRETS");
            assertThat(file).hasFileName("pipeline.yaml").content().contains("webhook:");
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(file.getParent())).isEqualTo("rwx------");
            log.println(read(file));
        });
        build.of(fileStep());
        assertThat(seen.get()).startsWithRaw(BlockFiles.SHARED_MEMORY).doesNotExist();
        assertThat(seen.get().getParent()).doesNotExist();
        assertThat(build.log()).contains("secret: ****").doesNotContain("is on a disk");
    }

    @Test
    void shouldRemoveTheFileWhenTheBlockFails() {
        AtomicReference<Path> seen = new AtomicReference<>();
        build.with(Computer.class, controller()).withBody((variables, log) -> {
            seen.set(Path.of(variables.get("SECRETS")));
            throw new IllegalStateException("as planned");
        });
        assertThatThrownBy(() -> build.of(fileStep())).hasMessage("as planned");
        assertThat(seen.get().getParent()).doesNotExist();
    }

    @Test
    void shouldWriteTheFileAgainWhenItsAgentComesBack() throws Exception {
        build.with(Computer.class, controller()).withBody((variables, log) -> {
            Path file = Path.of(variables.get("SECRETS"));
            String before = read(file);
            comeBack(file, "another");
            assertThat(file).doesNotExist();
            comeBack(file, "");
            assertThat(read(file)).isEqualTo(before);
        });
        build.of(fileStep());
    }

    @Test
    void shouldNeedANodeForAFile() {
        assertThatThrownBy(() -> build.of(fileStep()))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("fileVariable: 'SECRETS') needs a machine to write the file on");
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
                .hasMessageContaining("There is no SOPS file fleet/none.sops.yaml in the workspace");
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

    private static SopsDecryptStep fileStep() {
        SopsDecryptStep step = step(FILE, null);
        step.setFileVariable("SECRETS");
        return step;
    }

    private static Computer controller() {
        return new NamedComputer("");
    }

    private static void comeBack(Path file, String node) {
        try {
            BlockFiles.withdraw(file);
            ExtensionList.lookupSingleton(LiveBlockFiles.class).onOnline(new NamedComputer(node), TaskListener.NULL);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class NamedComputer extends Computer {
        private final String name;

        NamedComputer(String name) {
            super(null);
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getDisplayName() {
            return name;
        }

        @Override
        public VirtualChannel getChannel() {
            return null;
        }
    }

    private static SopsDecryptStep step(String file, String credentialsId) {
        SopsDecryptStep step = new SopsDecryptStep(file);
        step.setCredentialsId(credentialsId);
        return step;
    }
}
