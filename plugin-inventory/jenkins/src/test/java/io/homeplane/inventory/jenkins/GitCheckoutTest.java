package io.homeplane.inventory.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCheckoutTest {
    @TempDir
    Path directory;

    private Path work;
    private RevCommit first;
    private RevCommit second;

    @BeforeEach
    void commitTwice() throws Exception {
        work = directory.resolve("work");
        try (Git git =
                Git.init().setDirectory(work.toFile()).setInitialBranch("main").call()) {
            first = commit(git, "one");
            second = commit(git, "two");
        }
    }

    @Test
    void shouldGiveTheNewestCommitWhenNoRevisionIsNamed() throws Exception {
        GitCheckout.Tree tree = checkout().at("");
        assertThat(tree.commit()).isEqualTo(second.name());
        assertThat(tree.directory().resolve("app/file.txt")).hasContent("two");
        assertThat(tree.directory().resolve("run.sh")).isExecutable();
    }

    @Test
    void shouldGiveAnOlderCommitWhileTheNewerOneIsThere() throws Exception {
        checkout().at("main");
        assertThat(checkout().at(first.name()).directory().resolve("app/file.txt"))
                .hasContent("one");
    }

    @Test
    void shouldFetchWhatCameToARepositoryThatIsReadByItsUrl() throws Exception {
        GitCheckout remote = new GitCheckout(work.toUri().toString(), directory.resolve("cache"));
        assertThat(remote.at("main").commit()).isEqualTo(second.name());
        try (Git git = Git.open(work.toFile())) {
            RevCommit third = commit(git, "three");
            assertThat(remote.at("main").commit()).isEqualTo(third.name());
        }
    }

    @Test
    void shouldSayWhichRevisionIsMissing() {
        assertThatThrownBy(() -> checkout().at("nowhere"))
                .hasMessageContaining("has no revision nowhere")
                .hasMessageContaining("name a branch, a tag or a commit");
    }

    @Test
    void shouldSayWhichRepositoryCannotBeFetched() {
        GitCheckout remote = new GitCheckout(directory.resolve("none").toUri().toString(), directory.resolve("cache"));
        assertThatThrownBy(() -> remote.at("")).hasMessageContaining("could not be fetched");
    }

    @Test
    void shouldNotShowTheTokenOfAUrlThatCannotBeFetched() {
        GitCheckout remote = new GitCheckout("http://user:t0ken@127.0.0.1:1/fleet.git", directory.resolve("cache"));
        assertThatThrownBy(() -> remote.at(""))
                .hasMessageContaining("http://127.0.0.1:1/fleet.git could not be fetched")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("t0ken"))
                .hasNoCause();
    }

    @Test
    void shouldRefuseALinkThatLeadsOut() throws Exception {
        try (Git git = Git.open(work.toFile())) {
            Files.createSymbolicLink(work.resolve("out"), Path.of("../../etc/passwd"));
            git.add().addFilepattern("out").call();
            git.commit().setMessage("link").setSign(false).call();
        }
        assertThatThrownBy(() -> checkout().at("")).hasMessageContaining("a link that leads out of it: out");
    }

    private GitCheckout checkout() {
        return new GitCheckout(work.toString(), directory.resolve("cache"));
    }

    private RevCommit commit(Git git, String content) throws Exception {
        Files.createDirectories(work.resolve("app"));
        Files.writeString(work.resolve("app/file.txt"), content);
        Path script = Files.writeString(work.resolve("run.sh"), "#!/bin/sh\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(content)
                .setSign(false)
                .setAuthor("a", "a@example.org")
                .call();
    }
}
