package io.homeplane.inventory.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.json.InventoryDocument;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.source.CommittedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inventory as a commit has it: the same answers as from a checkout, and sentences where there is no such commit. */
class InventoryAtRevisionTest {
    private static final String FLEET = """
            [[server]]
            name = "home"
            config.address = "10.0.0.4"
            [[stack]]
            name = "web"
            [stack.config]
            server = "home"
            run_directory = "stacks/web"
            """;

    @TempDir
    Path directory;

    private CommittedFiles git;
    private String first;

    @BeforeEach
    void commitTwice() throws IOException {
        git = new CommittedFiles(directory.resolve("repo.git"));
        git.file("inventory/all.toml", FLEET)
                .file("stacks/web/compose.yaml", "services: { web: { extends: { file: ../base.yaml, service: b } } }")
                .file("stacks/base.yaml", "services: { b: { image: busybox } }");
        first = git.commit();
        git.file("inventory/more.toml", "[[server]]\nname = \"more\"\nconfig.address = \"10.0.0.9\"\n")
                .commit();
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void shouldReadABareRepositoryAtItsHeadOrAtARevision() {
        InventorySnapshot head = InventoryReader.snapshot(git.directory());
        assertThat(head.inventory().servers()).extracting("name").containsExactly("home", "more");

        InventorySnapshot before = InventoryReader.at(git.directory(), first.substring(0, 10));
        assertThat(before.inventory().problems()).isEmpty();
        assertThat(before.inventory().servers()).extracting("name").containsExactly("home");
        assertThat(before.projects().get("web").sources())
                .containsExactly("stacks/web/compose.yaml", "stacks/base.yaml");
        assertThat(before.revision())
                .hasValueSatisfying(at -> assertThat(at.commit()).isEqualTo(first));
    }

    @Test
    void shouldReadADirectoryOfACheckoutAsItWasWhateverTheFilesSayNow() throws Exception {
        Path clone = directory.resolve("clone");
        Git.cloneRepository()
                .setURI(git.directory().toString())
                .setDirectory(clone.toFile())
                .call()
                .close();
        Files.delete(clone.resolve("stacks/base.yaml"));
        Path inventory = clone.resolve("inventory");

        assertThat(InventoryReader.read(inventory).hasErrors()).isTrue();
        InventorySnapshot before = InventoryReader.at(inventory, "main~1");
        assertThat(before.inventory().problems()).isEmpty();
        assertThat(before.checkout().directory()).isEqualTo("inventory");
        assertThat(before.inventory().stacks().get(0).position().file()).isEqualTo("all.toml");
    }

    @Test
    void shouldFindInACommitWhatItFindsInItsCheckout() throws Exception {
        git.file("inventory/web.env", "A=1")
                .file("stacks/web/compose.yaml", "services: { web: { image: x, ports: ['99999:1'], env_file: a.env } }")
                .file("stacks/web/a.env", "API_TOKEN=hunter2hunter2\n")
                .file("stacks/web/key.sops.env", "A=ENC[x]\n")
                .file("terraform/terraform.tfstate", "{}")
                .link("inventory/out.toml", "../../repo.git/HEAD")
                .commit();
        Path clone = directory.resolve("clone");
        Git.cloneRepository()
                .setURI(git.directory().toString())
                .setDirectory(clone.toFile())
                .call()
                .close();

        List<Problem> onDisk = InventoryReader.read(clone.resolve("inventory")).problems();
        List<Problem> committed = InventoryReader.at(clone.resolve("inventory"), "HEAD")
                .inventory()
                .problems();

        assertThat(committed)
                .isEqualTo(onDisk)
                .extracting(Problem::code)
                .contains("HP0006", "HP0013", "HP0050", "HP0051", "HP0052");
    }

    @Test
    void shouldNameTheSubmoduleThatHoldsAComposeFile() throws Exception {
        git.without("stacks/web/compose.yaml").submodule("stacks/web").commit();

        assertThat(InventoryReader.read(git.directory()).problems())
                .filteredOn(problem -> problem.code().equals("HP0030"))
                .anySatisfy(problem -> assertThat(problem.message())
                        .isEqualTo("the Compose file stacks/web/compose.yaml is not read: it is in the submodule"
                                + " stacks/web, whose files are in another repository"));
    }

    @Test
    void shouldSayInOneSentenceThatThereIsNoSuchRevision() throws Exception {
        Path plain = Files.createDirectory(directory.resolve("plain"));
        String blob = git.blob("text").name();
        Path empty = directory.resolve("empty.git");
        new CommittedFiles(empty).close();

        Stream.of(
                        said(git.directory(), "nowhere", "has no revision nowhere"),
                        said(git.directory(), "1".repeat(40), "has no revision " + "1".repeat(40)),
                        said(git.directory(), "main~9", "has no revision main~9"),
                        said(git.directory(), blob, blob + " of the repository " + git.directory() + " is a file"),
                        said(git.directory(), "main:stacks", "is a directory, not a commit"),
                        said(git.directory(), "main^{", "is not how a revision of git is written"),
                        said(plain, "main", plain + " is in no git repository, so it has no revision main"),
                        said(empty, "", "the repository " + empty + " has no commit yet"))
                .forEach(Runnable::run);
    }

    @Test
    void shouldSayThatAShallowCloneHasNotTheRevision() throws Exception {
        Path clone = directory.resolve("shallow");
        Git.cloneRepository()
                .setURI(git.directory().toUri().toString())
                .setDirectory(clone.toFile())
                .setDepth(1)
                .call()
                .close();

        said(clone, first, "the repository " + clone + " is a shallow clone that has no revision " + first)
                .run();
        assertThat(InventoryReader.at(clone, "HEAD").inventory().problems()).isEmpty();
    }

    private static Runnable said(Path where, String revision, String sentence) {
        return () -> {
            var inventory = InventoryReader.at(where, revision).inventory();
            assertThat(inventory.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("HP0007");
                assertThat(problem.message()).contains(sentence);
            });
            assertThat(InventoryDocument.of(inventory)).containsEntry("errors", 1);
        };
    }
}
