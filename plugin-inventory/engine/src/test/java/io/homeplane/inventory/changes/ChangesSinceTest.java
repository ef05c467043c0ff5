package io.homeplane.inventory.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.inventory.plan.Action;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.source.CommittedFiles;
import io.homeplane.inventory.source.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a commit changes, stack by stack and with every reason. */
class ChangesSinceTest {
    private static final String SERVERS = """
            [[server]]
            name = "home"
            config.address = "10.0.0.4"
            [[server]]
            name = "edge"
            config.address = "10.0.0.5"
            [[variable]]
            name = "TZ"
            value = "Europe/Zurich"
            """;

    private static final String STACKS = """
            [[stack]]
            name = "web"
            [stack.config]
            server = "home"
            run_directory = "stacks/web"
            config_files = ["../../shared/web.conf"]
            environment = "TIMEZONE = [[TZ]]"
            [[stack]]
            name = "notes"
            [stack.config]
            server = "home"
            run_directory = "stacks/notes"
            """;

    @TempDir
    Path directory;

    private CommittedFiles git;

    @BeforeEach
    void commit() throws IOException {
        git = new CommittedFiles(directory.resolve("repo.git"));
        git.file("fleet/servers.toml", SERVERS)
                .file("fleet/stacks.toml", STACKS)
                .file("stacks/web/compose.yaml", """
                        services:
                          web:
                            extends: { file: ../base.yaml, service: base }
                            env_file: ../../shared/web.env
                            build: ../../images/web
                            volumes: [../../shared/html:/html, data:/data]
                        volumes: { data: {} }
                        """)
                .file("stacks/base.yaml", "services: { base: { image: busybox, env_file: base.env } }")
                .file("stacks/base.sops.env", "A=ENC[1]\n")
                .file("shared/web.env", "A=1\n")
                .file("shared/web.conf", "x")
                .file("shared/html/deep/index.html", "x")
                .file("images/web/Dockerfile", "FROM x")
                .file("stacks/notes/compose.yaml", "services: { notes: { image: busybox } }")
                .file("stacks/notes/.sops.env", "A=ENC[1]\n")
                .file("README.md", "not a stack's");
        git.commit();
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void shouldTouchNothingWhenAFileOfNoStackOrOnlyTheFormattingChanges() throws Exception {
        git.file("README.md", "more")
                .file("stacks/other.env", "A=1")
                .file(
                        "fleet/stacks.toml",
                        "# why\n" + STACKS.replace(" = ", "=").replace("\"notes\"", "'notes'"))
                .commit();

        assertThat(touched()).isEmpty();
        assertThat(plan().stacks())
                .allSatisfy(stack -> assertThat(stack.state().action()).isEqualTo(Action.UNCHANGED));
    }

    @Test
    void shouldFollowEveryFileToTheStacksThatReadIt() throws Exception {
        git.file("stacks/base.yaml", "services: { base: { image: busybox:2, env_file: base.env } }")
                .file("stacks/base.sops.env", "A=ENC[2]\n")
                .file("shared/web.env", "A=2\n")
                .file("shared/web.conf", "y")
                .file("shared/html/deep/index.html", "y")
                .file("images/web/Dockerfile", "FROM y")
                .script("stacks/web/new.sh", "#!/bin/sh")
                .without("stacks/notes/.sops.env")
                .commit();

        assertThat(touched())
                .containsExactly(
                        "web: images/web/Dockerfile changed; shared/html/deep/index.html changed;"
                                + " shared/web.conf changed (config file); shared/web.env changed (env file);"
                                + " stacks/base.sops.env changed (encrypted);"
                                + " stacks/base.yaml changed (extended or included); new.sh is new",
                        "notes: .sops.env is gone (encrypted)");
    }

    @Test
    void shouldTouchAStackWhoseFileBecomesOneThatIsRun() throws Exception {
        git.script("shared/web.conf", "x").commit();

        assertThat(touched()).containsExactly("web: shared/web.conf changed (config file)");
    }

    @Test
    void shouldFollowSymbolicLinksToWhatTheyLeadTo() throws Exception {
        git.link("stacks/notes/common", "../../shared")
                .link("stacks/notes/alias", "common/web.conf")
                .commit();
        String before = git.commit();
        git.file("shared/web.conf", "through two links").commit();

        assertThat(touched(before))
                .containsExactly(
                        "web: shared/web.conf changed (config file)", "notes: alias changed; common/web.conf changed");
    }

    @Test
    void shouldSayWhichPartOfADefinitionMeansSomethingElse() throws Exception {
        git.file("fleet/servers.toml", SERVERS.replace("Europe/Zurich", "Europe/Bern"))
                .file("fleet/stacks.toml", STACKS.replace("config_files = [\"../../shared/web.conf\"]\n", ""))
                .file("fleet/more.toml", """
                        [[deploy]]
                        stack = "notes"
                        confirm = 60
                        after = ["web"]
                        """)
                .commit();

        assertThat(touched())
                .containsExactly(
                        "web: its config_files changed (fleet/stacks.toml:1:1); its environment changed: TIMEZONE;"
                                + " [[variable]] TZ changed",
                        "notes: its [[deploy]] rules changed: after, confirm; after web");
    }

    @Test
    void shouldListWhatIsNewWhatMovedAndWhatIsGone() throws Exception {
        git.file(
                        "fleet/stacks.toml",
                        STACKS.replaceFirst("server = \"home\"", "server = \"edge\"")
                                .replace("name = \"notes\"", "name = \"diary\""))
                .commit();

        assertThat(touched()).containsExactly("web: moved here from server home", "diary: is new in the inventory");
        assertThat(plan().stacks())
                .filteredOn(stack -> stack.state().action() == Action.ORPHAN)
                .extracting(stack -> stack.stack() + "@" + stack.server() + ": "
                        + stack.reasons().get(0))
                .containsExactly(
                        "web@home: moved to server edge; Homeplane leaves what runs there alone",
                        "notes@home: is no longer in the inventory (it was at fleet/stacks.toml:8:1);"
                                + " Homeplane leaves what runs there alone");
    }

    @Test
    void shouldNeverCallAStackUnchangedWhoseFilesAreElsewhere() throws Exception {
        git.file("fleet/host.toml", """
                [[stack]]
                name = "onhost"
                config.server = "home"
                config.files_on_host = true
                """);
        String before = git.commit();
        git.file("README.md", "more").commit();

        assertThat(plan(before).stacks())
                .filteredOn(stack -> stack.stack().equals("onhost"))
                .singleElement()
                .returns(Action.UNKNOWN, stack -> stack.state().action());
    }

    @Test
    void shouldTakeUncommittedFilesOfAWorkTreeAsWhatIsWantedWithoutThoseThatGitIgnores() throws Exception {
        git.file(".gitignore", ".env\n").commit();
        Path clone = directory.resolve("clone");
        Git.cloneRepository()
                .setURI(git.directory().toString())
                .setDirectory(clone.toFile())
                .call()
                .close();
        Path fleet = clone.resolve("fleet");
        assertThat(onDisk(fleet)).isEmpty();

        Files.writeString(clone.resolve("stacks/notes/.env"), "decrypted by hand");
        assertThat(onDisk(fleet)).isEmpty();

        Files.writeString(clone.resolve("stacks/notes/extra.conf"), "not yet added");
        Files.writeString(clone.resolve("stacks/notes/compose.yaml"), "services: { notes: { image: other } }");
        Files.delete(clone.resolve("shared/web.env"));
        assertThat(onDisk(fleet))
                .containsExactly(
                        "web: shared/web.env is gone (env file)", "notes: compose.yaml changed; extra.conf is new");
    }

    @Test
    void shouldSayWhatCannotBeComparedWith() throws Exception {
        InventorySnapshot now = InventoryReader.snapshot(git.directory());

        assertThatThrownBy(() -> ChangesSince.of(now, git.directory(), "nowhere"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("the repository " + git.directory() + " has no revision nowhere");
        assertThatThrownBy(() -> ChangesSince.of(now, directory, "main"))
                .hasMessage(directory + " is in no git repository, so it has no revision main");
    }

    @Test
    void shouldSayThatTheEarlierInventoryHadErrors() throws Exception {
        git.file("fleet/stacks.toml", STACKS + "[[stack]\n");
        String broken = git.commit();
        git.file("fleet/stacks.toml", STACKS).commit();

        InventorySnapshot now = InventoryReader.snapshot(git.directory());
        assertThat(ChangesSince.of(now, git.directory(), broken).problems()).isNotEmpty();
        assertThat(ChangesSince.of(now, git.directory(), "main").problems()).isEmpty();
    }

    private List<String> touched() throws UnreadableFileException {
        return touched("main~1");
    }

    private List<String> touched(String since) throws UnreadableFileException {
        return touched(plan(since));
    }

    private static List<String> touched(Plan plan) {
        return plan.stacks().stream()
                .filter(stack -> stack.state().action() == Action.DEPLOY)
                .sorted((a, b) -> a.wave() - b.wave())
                .map(stack -> stack.stack() + ": " + String.join("; ", stack.reasons()))
                .toList();
    }

    private static List<String> onDisk(Path fleet) throws UnreadableFileException {
        InventorySnapshot now = InventoryReader.snapshot(fleet);
        assertThat(now.inventory().problems())
                .noneMatch(problem -> problem.code().equals("HP0001"));
        return touched(Planner.plan(now, ChangesSince.of(now, fleet, "HEAD")));
    }

    private Plan plan() throws UnreadableFileException {
        return plan("main~1");
    }

    private Plan plan(String since) throws UnreadableFileException {
        InventorySnapshot now = InventoryReader.snapshot(git.directory());
        return Planner.plan(now, ChangesSince.of(now, git.directory(), since));
    }
}
