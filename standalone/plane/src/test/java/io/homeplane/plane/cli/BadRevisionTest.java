package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits that git itself would not make, and histories that end too early: one sentence each, exit code 1. */
class BadRevisionTest {
    private static final PersonIdent AUTHOR =
            new PersonIdent("a", "a@example.com", Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private Git git;
    private Path bare;
    private ObjectId parent;

    @BeforeEach
    void create() throws Exception {
        bare = directory.resolve("bare.git");
        git = Git.init()
                .setBare(true)
                .setInitialBranch("main")
                .setDirectory(bare.toFile())
                .call();
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void shouldRefuseACommitWithAPathThatLeavesTheRepository() throws Exception {
        commit("..", FileMode.TREE, "");

        assertOneSentence("validate", "its commit holds a path that leads out of the repository: ../all.toml");
    }

    @Test
    void shouldRefuseALinkThatLeavesTheRepository() throws Exception {
        commit("out.toml", FileMode.SYMLINK, "../../etc/passwd");

        assertOneSentence(
                "validate", "error[HP0006] out.toml: is not read: a symbolic link leads out of the repository");
    }

    @Test
    void shouldSayThatAShallowCloneEndsBeforeARevision() throws Exception {
        String first = commit("a.toml", FileMode.REGULAR_FILE, "");
        commit("b.toml", FileMode.REGULAR_FILE, "");
        Path clone = directory.resolve("clone");
        Git.cloneRepository()
                .setURI(bare.toUri().toString())
                .setDirectory(clone.toFile())
                .setDepth(1)
                .call()
                .close();

        CommandOutput output = CommandOutput.of("plan", clone.toString(), "--since", first);

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stdout()).isEmpty();
        assertThat(output.stderr())
                .contains("error[HP0007] since: nothing is compared: the repository " + clone
                        + " is a shallow clone that has no revision " + first)
                .doesNotContain("\tat ");
        assertThat(CommandOutput.of("plan", clone.toString(), "--since", "HEAD").code())
                .isZero();
    }

    private void assertOneSentence(String command, String sentence) {
        CommandOutput output = CommandOutput.of(command, bare.toString());

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stdout()).contains(sentence).hasLineCount(1);
        assertThat(output.stderr()).doesNotContain("\tat ");
    }

    /** A commit of one entry; a directory holds {@code all.toml}. */
    private String commit(String name, FileMode mode, String text) throws Exception {
        try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
            if (mode == FileMode.TREE) {
                TreeFormatter inner = new TreeFormatter();
                inner.append("all.toml", FileMode.REGULAR_FILE, id);
                id = inserter.insert(inner);
            }
            TreeFormatter tree = new TreeFormatter();
            tree.append(name, mode, id);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            if (parent != null) {
                commit.setParentId(parent);
            }
            commit.setAuthor(AUTHOR);
            commit.setCommitter(AUTHOR);
            commit.setMessage("bad");
            parent = inserter.insert(commit);
            inserter.flush();
            RefUpdate main = git.getRepository().updateRef("refs/heads/main");
            main.setNewObjectId(parent);
            main.forceUpdate();
            return parent.name();
        }
    }
}
