package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"rw-------, OK", "r--------, OK", "rw-r-----, FAIL", "rw----r--, FAIL"})
    void shouldSayWhenOthersCanReadAKey(String permissions, Finding.Level level) throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "x");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));

        assertThat(KeyFileCheck.check("ssh key", key).level()).isEqualTo(level);
    }

    @Test
    void shouldSayThatAKeyIsMissing() {
        assertThat(KeyFileCheck.check("ssh key", directory.resolve("none")))
                .hasToString("fail  ssh key: " + directory.resolve("none") + " is not there");
    }

    @ParameterizedTest
    @CsvSource({"1, OK", "-2, OK", "5, WARN", "-30, WARN", "31, FAIL", "-3600, FAIL"})
    void shouldSayHowFarAClockIsOff(int seconds, Finding.Level level) {
        Finding finding = ServerCheckup.clock("clock of edge", Duration.ofSeconds(seconds));
        assertThat(finding.level()).isEqualTo(level);
        assertThat(finding.says()).contains(seconds < 0 ? "behind ours" : "ahead of ours");
    }

    @Test
    void shouldSayWhatIsNotCommitted() throws Exception {
        assertThat(new GitCheck(directory).check())
                .extracting(Finding::says)
                .anyMatch(says -> says.contains("is in no git checkout"));

        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            Files.writeString(directory.resolve("a.toml"), "");
            assertThat(new GitCheck(directory).check())
                    .extracting(Finding::says)
                    .contains("1 files are not committed: no plane but this one sees them");
            git.add().addFilepattern(".").call();
            git.commit().setMessage("a").setSign(false).call();
        }
        assertThat(new GitCheck(directory).check()).extracting(Finding::says).contains("everything is committed");
    }
}
