package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateStagedTest {
    @TempDir
    Path directory;

    @Test
    void shouldStopACommitThatHoldsASecretInTheOpen() throws Exception {
        write("");
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern(".").call();
            assertThat(staged().code()).isZero();

            write("environment = [\"DB_PASSWORD=hunter2hunter2\"]\n");
            assertThat(staged().code()).isZero();

            git.add().addFilepattern(".").call();
        }
        CommandOutput output = staged();

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stdout()).contains("all.toml:7:").contains("[HP0050]").doesNotContain("hunter2");
    }

    private CommandOutput staged() {
        return CommandOutput.of("validate", "--staged", directory.toString());
    }

    private void write(String more) throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: x } }\n");
        Files.writeString(directory.resolve("all.toml"), """
                [[server]]
                name = "home"
                config.address = "10.0.0.4"
                [[stack]]
                name = "app"
                [stack.config]
                """ + more + "server = \"home\"\n");
    }
}
