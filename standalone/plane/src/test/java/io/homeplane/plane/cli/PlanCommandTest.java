package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGhvc3Qta2V5LW9mLWhvbWUtaXMtbWFkZS1ieS1sYWIv";

    @TempDir
    Path directory;

    @Test
    void shouldEndWithThreeAndSayWhyWhenNoServerAnswers() throws Exception {
        write(closedPort());

        Run run = plan("--timeout", "10");

        assertThat(run.code).as(run.stderr).isEqualTo(3);
        assertThat(run.stdout).contains("notes  home  unknown", "127.0.0.1");
        assertThat(run.stderr).contains("no server answered", "--offline");
    }

    @Test
    void shouldAskNobodyWhenOffline() throws Exception {
        write(closedPort());

        Run run = plan("--offline");

        assertThat(run.code).as(run.stderr).isZero();
        assertThat(run.stdout).contains("offline: its server was not asked");
    }

    @Test
    void shouldNameTheCommitThatIsPlanned() throws Exception {
        write(closedPort());
        String commit;
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern(".").call();
            commit = git.commit()
                    .setMessage("fleet")
                    .setAuthor("a", "a@example.com")
                    .setCommitter("a", "a@example.com")
                    .setSign(false)
                    .call()
                    .name();
        }

        assertThat(plan("--offline", "--json").stdout).startsWith("{\"revision\":\"" + commit + "\",\"stacks\":[{");
    }

    @Test
    void shouldRefuseATimeThatIsNone() throws Exception {
        write(closedPort());

        assertThat(plan("--timeout", "0").code).isEqualTo(2);
    }

    private void write(int port) throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "services: { web: { image: busybox } }\n");
        Files.writeString(directory.resolve("all.toml"), """
                [[server]]
                name = "home"
                [[path]]
                server = "home"
                via = "ssh"
                address = "127.0.0.1"
                port = %d
                host_key = "%s"
                [[stack]]
                name = "notes"
                [stack.config]
                server_id = "home"
                file_paths = ["compose.yaml"]
                """.formatted(port, KEY));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private record Run(int code, String stdout, String stderr) {}

    private Run plan(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "plan";
        arguments[1] = directory.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(stdout, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(stderr, true, StandardCharsets.UTF_8));
            int code = Main.execute(arguments);
            return new Run(code, stdout.toString(StandardCharsets.UTF_8), stderr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
