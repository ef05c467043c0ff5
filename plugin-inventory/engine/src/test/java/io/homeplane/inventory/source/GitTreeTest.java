package io.homeplane.inventory.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.inventory.source.UnreadableFileException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a commit, read from the repository's objects. */
class GitTreeTest {
    private static final int LIMIT = 100;

    @TempDir
    Path directory;

    private CommittedFiles git;

    @BeforeEach
    void commit() throws IOException {
        git = new CommittedFiles(directory.resolve("repo.git"));
        git.file("fleet/all.toml", "a = 1")
                .script("fleet/web/run.sh", "#!/bin/sh")
                .file("fleet/web/compose.yaml", "services: {}")
                .file("shared/base.yaml", "base")
                .file("fleet/target/other.toml", "")
                .file("long.txt", "x".repeat(LIMIT + 1))
                .link("fleet/base.yaml", "../shared/base.yaml")
                .link("fleet/common", "../shared")
                .link("fleet/round", "around")
                .link("fleet/around", "round")
                .link("fleet/out.yaml", "../../etc/passwd")
                .link("fleet/absolute.yaml", "/etc/passwd")
                .submodule("vendor/lib");
        git.commit();
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void shouldReadFilesAndFollowLinksInsideTheTree() throws Exception {
        try (GitTree tree = open("")) {
            assertThat(text(tree, "fleet/all.toml")).isEqualTo("a = 1");
            assertThat(text(tree, "fleet/../fleet/./web/compose.yaml")).isEqualTo("services: {}");
            assertThat(text(tree, "fleet/base.yaml")).isEqualTo("base");
            assertThat(text(tree, "fleet/common/base.yaml")).isEqualTo("base");
            assertThat(tree.hasFile("fleet/common/base.yaml")).isTrue();
            assertThat(tree.isExecutable("fleet/web/run.sh")).isTrue();
            assertThat(tree.isExecutable("fleet/base.yaml")).isFalse();
            assertThat(tree.tomlFiles("")).containsExactly("fleet/all.toml");
            assertThat(tree.under("fleet/common")).containsExactly("fleet/common/base.yaml");
            assertThat(tree.under("fleet/web")).containsExactly("fleet/web/compose.yaml", "fleet/web/run.sh");
            assertThat(tree.under("nowhere")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fleet/nothing.yaml | MISSING | there is no such file
            fleet/web | NOT_A_FILE | it is a directory
            ../etc/passwd | OUTSIDE | the path leads out of the repository
            /etc/passwd | OUTSIDE | the path leads out of the repository
            fleet/out.yaml | OUTSIDE | a symbolic link leads out of the repository
            fleet/absolute.yaml | OUTSIDE | a symbolic link leads out of the repository
            fleet/round | FAILED | its symbolic links lead in a circle
            vendor/lib/compose.yaml | MISSING | it is in the submodule vendor/lib, whose files are in another repository
            long.txt | TOO_LARGE | it has more than the 100 bytes that are read
            """)
    void shouldSayWhyAFileIsNotRead(String path, Reason reason, String message) throws Exception {
        try (GitTree tree = open("")) {
            assertThatThrownBy(() -> tree.read(path, LIMIT))
                    .hasMessage(message)
                    .asInstanceOf(InstanceOfAssertFactories.type(UnreadableFileException.class))
                    .returns(reason, UnreadableFileException::reason);
            assertThat(tree.hasFile(path)).isEqualTo(reason == Reason.TOO_LARGE);
        }
    }

    @Test
    void shouldTakeADirectoryAsTheRootThatNothingLeaves() throws Exception {
        try (GitTree tree = open("fleet")) {
            assertThat(text(tree, "all.toml")).isEqualTo("a = 1");
            assertThatThrownBy(() -> tree.read("base.yaml", LIMIT))
                    .hasMessage("a symbolic link leads out of the repository");
        }
        assertThatThrownBy(() -> open("attic")).hasMessageContaining("there is no directory attic in commit ");
    }

    @ParameterizedTest
    @CsvSource({"..,x", ".,x", "a,..", "a,b\\c"})
    void shouldRefuseACommitWhosePathsLeaveTheRepository(String inside, String name) throws Exception {
        git.commitOf(inside, name);

        assertThatThrownBy(() -> open(""))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("its commit holds a path that leads out of the repository: " + inside + "/" + name);
    }

    private GitTree open(String inside) throws UnreadableFileException {
        return GitTree.open(Revision.of(git.directory(), ""), inside);
    }

    private static String text(GitTree tree, String path) throws UnreadableFileException {
        return new String(tree.read(path, LIMIT), StandardCharsets.UTF_8);
    }
}
