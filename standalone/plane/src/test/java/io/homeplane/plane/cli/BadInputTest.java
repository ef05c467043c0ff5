package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command says to input that it cannot work with, and how it ends: 1 failed, 2 usage, 3 unreachable. */
class BadInputTest {
    private static final List<String> COMMANDS = List.of(
            "up",
            "run",
            "validate",
            "plan",
            "graph",
            "boundaries",
            "docs",
            "new",
            "tunnels",
            "connect",
            "init",
            "enroll",
            "doctor",
            "decrypt",
            "encrypt",
            "secrets",
            "deploy");

    @TempDir
    Path directory;

    private final PrintStream stdout = System.out;
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void listenAndWriteAnInventory() throws IOException {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        // Nothing listens on port 1 of this machine.
        Files.writeString(directory.resolve("fleet.toml"), """
                [[server]]
                name = "home"
                [[path]]
                server = "home"
                via = "lan"
                address = "127.0.0.1"
                port = 1
                user = "root"
                host_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGhvc3Qta2V5LW9mLWhvbWUtaXMtbWFkZS1ieS1sYWIv"
                [[stack]]
                name = "app"
                [stack.config]
                server_id = "home"
                run_directory = "app"
                file_paths = ["compose.yaml"]
                """);
        Files.writeString(Files.createDirectory(directory.resolve("app")).resolve("compose.yaml"), """
                services: {web: {image: busybox}}
                """);
        Files.writeString(directory.resolve("key"), "not read: nobody listens");
        Files.writeString(directory.resolve("hello.Jenkinsfile"), "echo 'hello'");
        Files.writeString(directory.resolve("open.Jenkinsfile"), "echo 'first'\nnode {\n");
        Files.writeString(directory.resolve("unknown.Jenkinsfile"), "echo 'first'\nlaunchEverything()");
    }

    @AfterEach
    void restore() {
        System.setOut(stdout);
        System.setErr(stderr);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            | say what to do: up, run, validate
            fly | there is no command 'fly'; there are up, run, validate
            --fly | Unknown option: '--fly'
            run | Missing required parameter: 'JENKINSFILE', or else --casc
            run DIR/hello.Jenkinsfile -p x | should be in KEY=VALUE format but was x
            run DIR/hello.Jenkinsfile DIR/hello.Jenkinsfile | Unmatched argument
            validate | Missing required parameter: 'DIR'
            plan | Missing required parameter: 'DIR'
            plan DIR --since | Missing required parameter for option '--since'
            new | say what is new: stack NAME --server SERVER
            new stack | Missing required
            new stack web | Missing required option: '--server=SERVER'
            new stack a/b --server home --inventory DIR | 'a/b' is no name for a stack
            new stack .. --server home --inventory DIR | '..' is no name for a stack
            new stack web --server attic --inventory DIR | there is no server 'attic'; there are home
            docs DIR --check | --check needs --out FILE, the file to look at
            plan DIR --online | Unknown option: '--online'
            tunnels | Missing required parameter: 'DIR'
            tunnels DIR --timeout soon | '--timeout': 'soon' is not an int
            connect | Missing required parameter: 'SERVER'
            init | Missing required parameter: 'DIR'
            init DIR --to ../paths.toml | --to takes the name of a .toml file
            init DIR --ssh-config DIR/none | the ssh_config DIR/none cannot be read
            enroll | Missing required parameter: 'USER@HOST[:PORT]'
            enroll root@ | 'root@' is no user@host or user@host:port
            enroll root@host:70000 | 'root@host:70000' is no user@host or user@host:port
            tunnels DIR --recover --yes | --recover takes --server
            tunnels DIR --server home --recover | without a terminal to ask at, say --yes
            tunnels DIR --server home --recover --yes --window 0 | --window must be 1 or more seconds, found 0
            tunnels DIR --server home --recover --yes --window soon | '--window': 'soon' is not an int
            tunnels DIR --key DIR/nokey | the SSH key DIR/nokey cannot be read: correct --key
            decrypt | Missing required parameter: 'FILE'
            encrypt | Missing required parameter: 'FILE'
            encrypt DIR/key --in-place -o DIR/other | --in-place and -o exclude each other
            encrypt DIR/key --over DIR/other --recipient age1x | --recipient writes an age file, which is written anew
            encrypt DIR/key --armor | --armor is for age files: give --recipient
            secrets | say what to do with secrets: check
            secrets check | Missing required parameter: 'DIR'
            secrets check DIR --older-than soon | '--older-than': 'soon' is not a long
            secrets check DIR --older-than -1 | --older-than is a number of days, 0 or more
            secrets rotate | Missing required parameter
            deploy DIR | Missing required parameter: 'STACK'
            deploy DIR app --key DIR/nokey | the SSH key DIR/nokey cannot be read: correct --key
            validate DIR --staged --revision main | --staged and --revision exclude each other
            up --port high | '--port': 'high' is not an int
            """)
    void shouldSayInOneSentenceWhatIsWrongWithTheUsage(String command, String sentence) {
        assertThat(plane(command)).isEqualTo(2);

        assertThat(said(out)).isEmpty();
        assertThat(said(err).lines()).hasSize(2);
        assertThat(said(err))
                .startsWith("plane: ")
                .contains(inDirectory(sentence))
                .contains("--help");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            plan DIR/nowhere --offline | error[HP0001] inventory: the inventory is not read: there is no directory DIR/nowhere
            plan DIR --offline --revision main | error[HP0007] inventory: the inventory is not read: DIR is in no git repository, so it has no revision main
            plan DIR --since main | error[HP0007] since: nothing is compared: DIR is in no git repository, so it has no revision main
            plan DIR/nowhere --since main | there is no directory DIR/nowhere
            new stack web --server home --inventory DIR | no rule of a .sops.yaml says for whom web/.sops.env is encrypted
            new stack app --server home --inventory DIR | there is already a stack app, at fleet.toml:10:1; take another name
            new stack web --server home --inventory DIR/nowhere | nothing is added to an inventory with errors
            docs DIR/nowhere | no tables are written of an inventory with errors
            docs DIR --out DIR/nowhere.md --check | plane: there is no file DIR/nowhere.md; write it without --check
            docs DIR --out DIR/key --check | plane: DIR/key is not what the inventory says now; write it anew without --check
            docs DIR --out DIR/nowhere/tables.md | plane: DIR/nowhere/tables.md cannot be written
            docs DIR --revision main | DIR is in no git repository
            graph DIR --revision main | DIR is in no git repository
            boundaries DIR --revision main | DIR is in no git repository
            tunnels DIR/nowhere | there is no directory DIR/nowhere
            tunnels DIR --server attic | plane: there is no server 'attic' in DIR
            connect attic DIR | plane: there is no server 'attic' in DIR
            deploy DIR/nowhere app | there is no directory DIR/nowhere
            deploy DIR web | Stack web is not in the inventory; it has app
            decrypt DIR/nowhere.sops.yaml | DIR/nowhere.sops.yaml cannot be read
            decrypt DIR/fleet.toml | DIR/fleet.toml is not encrypted
            decrypt DIR | DIR cannot be read
            decrypt DIR/key --identity DIR/nokey | DIR/nokey cannot be read
            encrypt DIR/nowhere.yaml | DIR/nowhere.yaml cannot be read
            encrypt DIR/key | no creation rule of a .sops.yaml says for whom DIR/key is encrypted
            encrypt DIR/key --recipient age1nobody | the age recipient age1nobody is none
            encrypt DIR/key --over DIR/fleet.toml | DIR/fleet.toml is not encrypted
            secrets check DIR/nowhere | there is no directory DIR/nowhere
            secrets check DIR --identity DIR/nokey | DIR/nokey cannot be read
            secrets rotate DIR/nowhere --yes | there is no directory DIR/nowhere
            secrets rotate DIR --yes | there is no SOPS file in DIR, so nothing is rotated
            secrets rotate DIR nowhere.env --yes | DIR/nowhere.env cannot be read
            run DIR/nowhere | plane: there is no Jenkinsfile DIR/nowhere
            run DIR | plane: there is no Jenkinsfile DIR
            run DIR/hello.Jenkinsfile --casc DIR/nowhere.yaml | DIR/nowhere.yaml cannot be read
            """)
    void shouldFailWithASentenceAboutWhatIsNotThere(String command, String sentence) {
        assertThat(plane(command)).isEqualTo(1);

        assertThat(said(err)).contains(inDirectory(sentence)).doesNotContain("\tat ");
    }

    @Test
    void shouldPrintProblemsOfAnInventoryAsData() {
        assertThat(plane("validate DIR/nowhere")).isEqualTo(1);

        assertThat(said(out)).contains("error[HP0001]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            open.Jenkinsfile | open.Jenkinsfile:3:1: the file ends before every block, bracket and text is closed
            unknown.Jenkinsfile | unknown.Jenkinsfile:2:1: 'launchEverything' is neither a step
            """)
    void shouldRefuseAJenkinsfileBeforeItsFirstStep(String file, String sentence) {
        assertThat(plane("run DIR/" + file)).isEqualTo(1);

        assertThat(said(out)).contains(sentence).doesNotContain("[Pipeline] echo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tunnels DIR --key DIR/key", "connect home DIR --key DIR/key", "deploy DIR app --key DIR/key"})
    void shouldEndWithItsOwnCodeWhenAServerIsUnreachable(String command) {
        assertThat(plane(command)).isEqualTo(3);

        assertThat(said(out) + said(err))
                .contains("Cannot reach home/lan at 127.0.0.1:1: the connection was refused")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldListEveryCommandAndExplainEach() {
        assertThat(plane("--help")).isZero();
        assertThat(said(out)).contains(COMMANDS);
        for (String command : COMMANDS) {
            out.reset();
            assertThat(plane(command + " --help")).isZero();
            assertThat(said(out)).startsWith("Usage: plane " + command).contains("--help");
        }
        assertThat(said(err)).isEmpty();
    }

    private int plane(String command) {
        return Main.execute(
                command == null ? new String[0] : inDirectory(command).split(" "));
    }

    private String inDirectory(String text) {
        return text.replace("DIR/", directory + "/").replaceAll("\\bDIR\\b(?!')", directory.toString());
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
