package io.homeplane.inventory.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingsTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

    private final Readings readings = new Readings();

    @TempDir
    Path directory;

    @BeforeEach
    void inventory() throws IOException {
        write("all.toml", "[[server]]\nname = \"home\"\n[[stack]]\nname = \"notes\"\nconfig.server = \"home\"\n");
        write("compose.yaml", "services: { app: { image: x } }\n");
    }

    @Test
    void shouldNotReadAgainWhatDidNotChange() {
        InventorySnapshot first = readings.of(directory, PlanRule.NONE);

        assertThat(readings.of(directory, PlanRule.NONE)).isSameAs(first);
        assertThat(new Readings().of(directory, PlanRule.NONE))
                .as("another one reads")
                .isNotSameAs(first);
    }

    @Test
    void shouldReadAgainWhenAFileChanges() throws IOException {
        readings.of(directory, PlanRule.NONE);
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: y } }\n");

        assertThat(readings.of(directory, PlanRule.NONE)
                        .projects()
                        .get("notes")
                        .services()
                        .get("app")
                        .image())
                .isEqualTo("y");
    }

    @Test
    void shouldReadAgainWhenAFileAppearsOrGoes() throws IOException {
        InventorySnapshot first = readings.of(directory, PlanRule.NONE);
        write("more.toml", "[[server]]\nname = \"vps\"\n");
        InventorySnapshot second = readings.of(directory, PlanRule.NONE);
        Files.delete(directory.resolve("compose.yaml"));
        InventorySnapshot third = readings.of(directory, PlanRule.NONE);

        assertThat(first.inventory().servers()).hasSize(1);
        assertThat(second.inventory().servers()).hasSize(2);
        assertThat(third.inventory().hasErrors()).isTrue();
    }

    @Test
    void shouldReadAgainWhenAFileThatWasMissedAppears() throws IOException {
        InventorySnapshot first = readings.of(directory, PlanRule.NONE);
        write(".env", "DB_PASSWORD=correct-horse-battery\n");

        assertThat(first.inventory().problems())
                .noneMatch(problem -> problem.code().equals("HP0050"));
        assertThat(readings.of(directory, PlanRule.NONE).inventory().problems())
                .anyMatch(problem -> problem.code().equals("HP0050"));
    }

    @Test
    void shouldReadAgainWhenGitTracksMore() throws Exception {
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            write("terraform.tfstate", "{}");
            InventorySnapshot first = readings.of(directory, PlanRule.NONE);
            git.add().addFilepattern("terraform.tfstate").call();

            assertThat(first.inventory().hasErrors()).isFalse();
            assertThat(readings.of(directory, PlanRule.NONE).inventory().hasErrors())
                    .isTrue();
        }
    }

    @Test
    void shouldNotTrustAFileThatWasWrittenJustNow() throws IOException {
        Files.setLastModifiedTime(directory.resolve("all.toml"), FileTime.from(Instant.now()));
        InventorySnapshot first = readings.of(directory, PlanRule.NONE);

        assertThat(readings.of(directory, PlanRule.NONE)).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void shouldNotKeepADirectoryThatIsNotThere() {
        Path nowhere = directory.resolve("nowhere");

        assertThat(readings.of(nowhere, PlanRule.NONE).inventory().hasErrors()).isTrue();
        assertThat(readings.of(nowhere, PlanRule.NONE).inventory().hasErrors()).isTrue();
    }

    @Test
    void shouldForgetTheOldestOfMany() throws IOException {
        InventorySnapshot first = readings.of(directory, PlanRule.NONE);
        try (Stream<Integer> others = Stream.of(1, 2, 3, 4, 5, 6, 7, 8)) {
            for (int other : others.toList()) {
                readings.of(Files.createDirectories(directory.resolve("other/" + other)), PlanRule.NONE);
            }
        }

        assertThat(readings.of(directory, PlanRule.NONE)).isNotSameAs(first);
    }

    /** As if it had been there for long: what was written within the last second is not trusted. */
    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
        Files.setLastModifiedTime(directory.resolve(file), LONG_AGO);
    }
}
