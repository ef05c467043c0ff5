package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path directory;

    @Test
    void shouldLeaveNothingOfATemporaryHomeAndAllThatItsLinksLeadTo() throws Exception {
        Path kept = Files.writeString(directory.resolve("kept"), "theirs");
        Path path;
        try (Home home = Home.at(null)) {
            path = home.path();
            Files.writeString(
                    Files.createDirectories(path.resolve("jobs/fleet")).resolve("log"), "one");
            Files.createSymbolicLink(path.resolve("out"), directory);
        }

        assertThat(path).doesNotExist();
        assertThat(kept).hasContent("theirs");
    }

    @Test
    void shouldKeepAHomeThatSomebodyNamed() throws Exception {
        Path named = directory.resolve("builds");
        try (Home home = Home.at(named)) {
            Files.writeString(home.path().resolve("log"), "one");
        }

        assertThat(named.resolve("log")).hasContent("one");
    }
}
