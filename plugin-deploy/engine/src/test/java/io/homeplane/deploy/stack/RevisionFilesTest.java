package io.homeplane.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.source.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release is made of is the same, read from a commit or from its checkout. */
class RevisionFilesTest {
    @TempDir
    Path root;

    @BeforeEach
    void commit() throws Exception {
        write("web/compose.yaml", "services: { web: { image: x } }");
        write("web/run.sh", "#!/bin/sh\n");
        assertThat(root.resolve("web/run.sh").toFile().setExecutable(true)).isTrue();
        write("shared/app.conf", "shared");
        write("other/file", "not the stack's");
        Files.createSymbolicLink(root.resolve("web/app.conf"), Path.of("../shared/app.conf"));
        Files.createSymbolicLink(root.resolve("web/shared"), Path.of("../shared"));
        write("fleet.toml", "[[stack]]\nname = \"web\"\nconfig.run_directory = \"web\"\n");
        try (Git git = Git.init().setDirectory(root.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("files")
                    .setAuthor("a", "a@example.com")
                    .setCommitter("a", "a@example.com")
                    .setSign(false)
                    .call();
        }
    }

    @Test
    void shouldHoldTheFilesOfTheCheckoutItWouldBe() throws Exception {
        RepositoryFiles disk = RepositoryFiles.of(InventoryReader.snapshot(root));
        RepositoryFiles commit = RepositoryFiles.of(InventoryReader.at(root, "HEAD"));

        assertThat(commit).isInstanceOf(RevisionFiles.class);
        assertThat(disk).isInstanceOf(CheckoutFiles.class);
        for (String directory : List.of("web", "shared", "web/shared", "nowhere")) {
            assertThat(said(commit.under(directory))).isEqualTo(said(disk.under(directory)));
        }
        assertThat(said(commit.under("web")))
                .containsExactly(
                        "web/app.conf false shared",
                        "web/compose.yaml false services: { web: { image: x } }",
                        "web/run.sh true #!/bin/sh\n",
                        "web/shared/app.conf false shared");
        assertThat(commit.file("web/app.conf")).isPresent();
        assertThat(commit.file("web")).isEmpty();
    }

    @Test
    void shouldStayAsCommittedWhateverTheFilesSayNow() throws Exception {
        RepositoryFiles commit = RepositoryFiles.of(InventoryReader.at(root, "HEAD"));
        write("shared/app.conf", "changed");
        write("web/new", "new");

        assertThat(said(commit.under("web"))).hasSize(4).contains("web/app.conf false shared");
    }

    @Test
    void shouldRefuseALinkThatLeadsOutOfTheRepository() throws Exception {
        Revision revision = Revision.of(root, "HEAD");

        assertThatThrownBy(() -> new RevisionFiles(revision, "web").under(""))
                .isInstanceOf(IOException.class)
                .hasMessage("app.conf cannot be read: a symbolic link leads out of the repository");
    }

    private static List<String> said(List<RepositoryFile> files) {
        return files.stream()
                .map(file -> file.path() + " " + file.executable() + " "
                        + new String(file.content(), StandardCharsets.UTF_8))
                .toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
