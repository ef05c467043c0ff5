package io.homeplane.inventory.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in the open, ports taken twice, and what excuses a problem. */
class OpenSecretsTest {
    private static final String STACK = """
            [[server]]
            name = "home"
            config.address = "10.0.0.4"
            [[stack]]
            name = "app"
            [stack.config]
            server = "home"
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void writeStack() throws IOException {
        write("all.toml", STACK);
        write("compose.yaml", "services:\n  app: { image: x }\n");
    }

    @Test
    void shouldFindASecretInEveryPlaceThatAnyoneCanRead() throws IOException {
        write(
                "all.toml",
                "[[variable]]\nname = \"API_TOKEN\"\nvalue = \"hunter2hunter2\"\n" + STACK
                        + "environment = \"\"\"\nDB_PASSWORD = hunter2hunter2\n\"\"\"\n");
        write("compose.yaml", """
                services:
                  app:
                    image: x
                    env_file: app.env
                    environment:
                      - SMTP_SECRET=hunter2hunter2
                """);
        write("app.env", "A=1\nexport ADMIN_PASS='hunter2hunter2'\n");

        Inventory inventory = InventoryReader.read(directory);

        assertThat(inventory.problems())
                .extracting(problem -> problem.code() + " " + problem.position().file() + ":"
                        + problem.position().line())
                .containsExactly(
                        "HP0050 all.toml:3", "HP0050 all.toml:12", "HP0050 app.env:2", "HP0050 compose.yaml:6");
        assertThat(inventory.problems().toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD = ${DB_PASSWORD}",
                "DB_PASSWORD = /run/secrets/db",
                "DB_PASSWORD = changeme",
                "DB_PASSWORD_FILE = hunter2hunter2",
                "TOKEN_URL = hunter2hunter2",
                "PASSWORD = short",
                "SECRET =",
                "API_KEY = true",
                "COMPASS = hunter2hunter2"
            })
    void shouldNotTakeForASecretWhatIsNone(String line) throws IOException {
        write("all.toml", STACK + "environment = \"\"\"\n" + line + "\n\"\"\"\n");

        assertThat(InventoryReader.read(directory).problems()).isEmpty();
    }

    @Test
    void shouldPassOverEncryptedEnvFiles() throws IOException {
        write("compose.yaml", "services:\n  app: { image: x, env_file: [app.env] }\n");
        write("app.env", "DB_PASSWORD=ENC[AES256_GCM,data:abcdef]\nOTHER_SECRET=ENCxxxxxxxx\nsops_version=3.9.0\n");

        assertThat(InventoryReader.read(directory).problems()).isEmpty();
    }

    @Test
    void shouldExcuseAProblemOnItsLineOrTheOneAboveWithAReasonOnly() throws IOException {
        write("compose.yaml", """
                services:
                  app:
                    image: x
                    environment:
                      A_TOKEN: hunter2hunter2 # plane-ignore HP0050: public by design
                      # plane-ignore HP0050: the same
                      B_TOKEN: hunter2hunter2
                      C_TOKEN: hunter2hunter2 # plane-ignore HP0050
                      D_TOKEN: hunter2hunter2 # plane-ignore HP0041: another code
                """);

        assertThat(InventoryReader.read(directory).problems())
                .extracting(problem -> problem.position().line())
                .containsExactly(8, 9);
    }

    @Test
    void shouldFindTwoServicesOnOnePortOfAServer() throws IOException {
        write(
                "all.toml",
                STACK + "[[stack]]\nname = \"other\"\nconfig.server = \"home\"\nconfig.file_paths = [\"o.yaml\"]\n");
        write(
                "compose.yaml",
                "services:\n  app: { image: x, ports: [\"8000-8010:80-90\", \"127.0.0.1:53:53/udp\", \"70:70\"] }\n");
        write("o.yaml", "services:\n  o: { image: x, ports: [\"8005:1\", \"127.0.0.2:53:53/udp\", \"70:70/udp\"] }\n");

        assertThat(InventoryReader.read(directory).problems()).singleElement().satisfies((Problem problem) -> {
            assertThat(problem.code()).isEqualTo("HP0042");
            assertThat(problem.message()).contains("port 8005/tcp of server home", "stack app, service app");
            assertThat(problem.position().file()).isEqualTo("o.yaml");
        });
    }

    @Test
    void shouldRefuseTrackedStateAndLeaveUntrackedFilesAlone() throws Exception {
        write("terraform/a.tfstate", "{}");
        write("terraform/b.tfvars", "x = 1");
        write("terraform/c.sops.tfvars", "x = 1");
        write("kubeconfig", "x");
        write(".env", "DB_PASSWORD=hunter2hunter2\n");
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern("all.toml").addFilepattern("compose.yaml").call();
            assertThat(InventoryReader.read(directory).problems()).isEmpty();

            git.add().addFilepattern(".").call();
            assertThat(InventoryReader.read(directory).problems())
                    .extracting(
                            problem -> problem.code() + " " + problem.position().file())
                    .containsExactly(
                            "HP0050 .env",
                            "HP0051 kubeconfig",
                            "HP0051 terraform/a.tfstate",
                            "HP0051 terraform/b.tfvars",
                            "HP0052 terraform/c.sops.tfvars");
        }
    }

    @Test
    void shouldMissARuleForASopsFileThatNoneMeans() throws Exception {
        write(".sops.yaml", "creation_rules:\n  - path_regex: stacks/.*\\.sops\\.env$\n    age: age1x\n");
        write("stacks/app/.sops.env", "A=ENC[x]\n");
        write("other/app.sops.yaml", "a: ENC[x]\n");
        write("own/.sops.yaml", "creation_rules:\n  - age: age1x\n");
        write("own/deep/app.sops.yaml", "a: ENC[x]\n");
        write("talos/.sops.yaml", "creation_rules:\n  - path_regex: cluster/.*\\.sops\\.yaml$\n    age: age1x\n");
        write("cluster/from-talos.sops.yaml", "a: ENC[x]\n");
        write("broken/.sops.yaml", "creation_rules:\n  - path_regex: '('\n");
        write("broken/app.sops.yaml", "a: ENC[x]\n");
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern(".").call();
        }

        assertThat(InventoryReader.read(directory).problems())
                .extracting(problem -> problem.code() + " " + problem.position().file())
                .containsExactly("HP0001 broken/.sops.yaml", "HP0052 other/app.sops.yaml");
    }

    @Test
    void shouldReadWhatIsStagedAndNotWhatLiesOnDisk() throws Exception {
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern(".").call();
        }
        write("all.toml", "broken = ");
        write("more.toml", "[[stack]]\nname = \"new\"\n");

        Inventory staged = InventoryReader.staged(directory).inventory();

        assertThat(staged.problems()).isEmpty();
        assertThat(staged.stacks()).hasSize(1);
        assertThat(InventoryReader.read(directory).hasErrors()).isTrue();
    }

    @Test
    void shouldReadWhatIsStagedOfADirectoryInsideTheRepository() throws Exception {
        write("inventory/all.toml", STACK + "run_directory = \"stacks/app\"\n");
        write("stacks/app/compose.yaml", "services:\n  app: { image: x, environment: { A_TOKEN: hunter2hunter2 } }\n");
        Files.delete(directory.resolve("all.toml"));
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern(".").call();
        }

        assertThat(InventoryReader.staged(directory.resolve("inventory"))
                        .inventory()
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("HP0050");
                    assertThat(problem.position().file()).isEqualTo("../stacks/app/compose.yaml");
                });
    }

    @Test
    void shouldSaySoWhenNothingCanBeStagedHere() {
        assertThat(InventoryReader.staged(directory).inventory().problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("HP0001");
                    assertThat(problem.message()).contains("is in no work tree of git");
                });
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
