package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that reads an inventory reads a bare repository and a revision of a checkout too. */
class RevisionTest {
    @TempDir
    Path directory;

    private Git git;
    private String first;
    private Path bare;

    @BeforeEach
    void commit() throws Exception {
        Path work = directory.resolve("work");
        git = Git.init().setDirectory(work.toFile()).setInitialBranch("main").call();
        Files.writeString(work.resolve("compose.yaml"), "services: { first: { image: x } }\n");
        Files.writeString(work.resolve("all.toml"), """
                [[server]]
                name = "home"
                config.address = "10.0.0.4"
                [[stack]]
                name = "app"
                config.server = "home"
                """);
        first = commit("first");
        Files.writeString(work.resolve("compose.yaml"), "services: { second: { image: x } }\n");
        String second = commit("second");
        Files.writeString(work.resolve("compose.yaml"), "not yet committed: [");
        bare = directory.resolve("bare.git");
        Git.cloneRepository()
                .setURI(work.toUri().toString())
                .setBare(true)
                .setDirectory(bare.toFile())
                .call()
                .close();
        assertThat(second).isNotEqualTo(first);
    }

    @AfterEach
    void close() {
        git.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "plan --offline", "graph --format dot", "boundaries", "docs"})
    void shouldReadABareRepositoryAndARevisionOfACheckout(String command) {
        String[] words = command.split(" ");

        CommandOutput checkout = run(words, directory.resolve("work").toString());
        CommandOutput committed = run(words, directory.resolve("work").toString(), "--revision", "main");
        CommandOutput head = run(words, bare.toString());
        CommandOutput before = run(words, bare.toString(), "--revision", first);

        assertThat(checkout.code()).isEqualTo(1);
        assertThat(committed.code()).as(committed.stderr()).isZero();
        assertThat(head).isEqualTo(committed);
        assertThat(before.code()).isZero();
        if (command.equals("boundaries")) {
            assertThat(before.stdout()).contains("| first ").doesNotContain("| second ");
            assertThat(head.stdout()).contains("| second ");
        }
    }

    @Test
    void shouldNameTheCommitThatWasRead() {
        assertThat(CommandOutput.of("plan", bare.toString(), "--offline", "--json", "--revision", "main~1")
                        .stdout())
                .startsWith("{\"revision\":\"" + first + "\"");
    }

    @Test
    void shouldMakeAProblemOfARevisionThatIsNotThere() {
        CommandOutput output = CommandOutput.of("validate", bare.toString(), "--json", "--revision", "nowhere");

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stdout())
                .contains("\"errors\":1", "\"code\":\"HP0007\"", "has no revision nowhere")
                .hasLineCount(1);
    }

    @Test
    void shouldPlanWhatDiffersBetweenTwoRevisionsWithoutAskingAServer() {
        CommandOutput changed = CommandOutput.of("plan", bare.toString(), "--since", first);
        CommandOutput same = CommandOutput.of("plan", bare.toString(), "--since", "main", "--offline", "--json");

        assertThat(changed.code()).as(changed.stderr()).isZero();
        assertThat(changed.stdout()).isEqualTo("wave 1\n  app  home  deploy     compose.yaml changed\n");
        assertThat(same.stdout()).contains("\"action\":\"unchanged\",\"reasons\":[]", "\"problems\":[]");
    }

    @Test
    void shouldCheckThatCommittedTablesAreWhatTheInventorySays() throws Exception {
        Path tables = directory.resolve("tables.md");
        String[] docs = {"docs", bare.toString(), "--out", tables.toString()};

        assertThat(CommandOutput.of(docs).code()).isZero();
        assertThat(Files.readString(tables)).contains("| app | `x` | `compose.yaml` |");
        assertThat(run(docs, "--check").code()).isZero();
        assertThat(run(docs, "--check", "--revision", first).code()).isEqualTo(1);
        Files.writeString(tables, "by hand", java.nio.file.StandardOpenOption.APPEND);
        assertThat(run(docs, "--check").code()).isEqualTo(1);
        assertThat(Files.readString(tables)).endsWith("by hand");
    }

    @Test
    void shouldTakeUncommittedFilesAsWhatIsWanted() throws Exception {
        Path work = directory.resolve("work");
        Files.writeString(work.resolve("compose.yaml"), "services: { third: { image: x } }\n");

        assertThat(CommandOutput.of("plan", work.toString(), "--since", "HEAD").stdout())
                .contains("app  home  deploy     compose.yaml changed");
        assertThat(CommandOutput.of("plan", work.toString(), "--since", "HEAD", "--revision", "HEAD")
                        .stdout())
                .contains("app  home  unchanged");
    }

    @Test
    void shouldSayInOneSentenceAndInJsonWhatCannotBeComparedWith() throws Exception {
        Path empty = directory.resolve("empty.git");
        Git.init().setBare(true).setDirectory(empty.toFile()).call().close();

        CommandOutput output = CommandOutput.of("plan", bare.toString(), "--since", "main:all.toml", "--json");
        CommandOutput none = CommandOutput.of("plan", empty.toString(), "--since", "main", "--json");

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stdout())
                .contains("\"stacks\":[]", "\"code\":\"HP0007\"", "is a file, not a commit")
                .hasLineCount(1);
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.stdout()).contains("has no commit yet");
    }

    private String commit(String message) throws Exception {
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(message)
                .setAuthor("a", "a@example.com")
                .setCommitter("a", "a@example.com")
                .setSign(false)
                .call()
                .name();
    }

    private static CommandOutput run(String[] command, String... more) {
        String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return CommandOutput.of(all);
    }
}
