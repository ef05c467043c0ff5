package io.homeplane.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.homeplane.deploy.lab.Lab;
import io.homeplane.deploy.stack.DeployException.Kind;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.Severity;
import io.homeplane.inventory.read.InventoryReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong ends in one sentence and leaves the running containers alone. On {@code vps}: some tests break the host. */
class BadInputIT {
    private LabStack stack;
    private String containers;

    @BeforeEach
    void deployOnce() throws Exception {
        stack = new LabStack("vps");
        stack.deploy();
        containers = stack.containers();
    }

    @AfterEach
    void close() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void shouldNameTheServersThereAreWhenTheServerIsUnknown(@TempDir Path directory) throws Exception {
        Path app = Files.createDirectory(directory.resolve("app"));
        Files.writeString(app.resolve("compose.yaml"), stack.serving("1"));
        Files.writeString(directory.resolve("fleet.toml"), """
                [[server]]
                name = "vps"
                [server.config]
                address = "https://192.0.2.1:8120"
                [[stack]]
                name = "%s"
                [stack.config]
                server = "vps"
                run_directory = "app"
                file_paths = ["compose.yaml"]
                """.formatted(stack.project));
        Inventory inventory = InventoryReader.read(directory);
        assertThat(inventory.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);

        refused(
                Kind.UNKNOWN_SERVER,
                1,
                "server attic is not in the inventory; it has vps",
                () -> stack.deploy(DeployRequest.of(inventory, stack.project, "attic", stack.repository)));
    }

    @Test
    void shouldRefuseAMissingComposeFile() {
        stack.repository = new Repository().with("app/other.yaml", "");

        refused(Kind.BAD_FILES, 1, "app/compose.yaml is not in the repository (stated at stacks.toml:3:1)");
    }

    @Test
    void shouldRefuseAComposeFileWithASyntaxError() {
        stack.repository.with("app/compose.yaml", "services:\n  web:\n    image: [\n");

        refused(Kind.INVALID_COMPOSE, 1, "docker compose cannot read its files: ");
    }

    @Test
    void shouldRefuseAComposeFileThatMeansNothing() {
        stack.repository.with("app/compose.yaml", stack.serving("2").replace("init: true", "inti: true"));

        refused(Kind.INVALID_COMPOSE, 1, "inti");
    }

    @Test
    void shouldSayWhichImageCannotBePulled() {
        stack.repository.with("app/compose.yaml", stack.serving("99"));

        refused(Kind.PULL_FAILED, 1, "image " + stack.lab.image("99") + " could not be pulled");
        assertThat(stack.run("ls -A " + stack.directory() + "/releases")).hasLineCount(1);
        assertThat(stack.run("ls " + stack.directory())).doesNotContain("lease\n", "pending");
    }

    @Test
    void shouldEndWithThreeWhenNobodyListens() {
        ServerPath nowhere =
                Lab.path("vps", stack.lab.setting("HP_VPS_ADDRESS"), 9, stack.lab.setting("HP_VPS_HOST_KEY"));

        refused(Kind.UNREACHABLE, 3, "refused", () -> stack.deploy(over(nowhere)));
    }

    @Test
    void shouldRefuseAServerWithAnotherHostKey() {
        ServerPath other =
                Lab.path("vps", stack.lab.setting("HP_VPS_ADDRESS"), 22, stack.lab.setting("HP_HOME_HOST_KEY"));

        refused(Kind.UNREACHABLE, 3, "host key", () -> stack.deploy(over(other)));
    }

    @Test
    void shouldSayThatDockerIsMissing() throws Exception {
        stack.repository.with("app/compose.yaml", stack.serving("2"));
        Lab.fault("docker-missing", "vps");
        DeployException failure;
        try {
            failure = failure(stack::deploy);
        } finally {
            Lab.fault("docker-missing", "vps", "off");
        }

        assertRefused(failure, Kind.NO_DOCKER, 1, "docker is not installed there");
    }

    @Test
    void shouldSayThatTheDiskIsFull() throws Exception {
        stack.repository.with("app/compose.yaml", stack.serving("2"));
        Lab.fault("disk-full", "vps");
        DeployException failure;
        try {
            failure = failure(stack::deploy);
        } finally {
            Lab.fault("disk-full", "vps", "off");
        }

        assertRefused(failure, Kind.DISK_FULL, 1, "disk is full");
    }

    @Test
    void shouldNameWhoDeploysAlreadyAndSinceWhen() throws Exception {
        stack.repository.with(
                "app/compose.yaml",
                stack.serving("2").replace("\"CMD\", \"true\"", "\"CMD\", \"test\", \"-f\", \"/data/go\""));
        var pool = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch handedOver = new CountDownLatch(1);
            Future<DeployResult> first =
                    pool.submit(() -> stack.deployer().deploy(stack.request().by("the first"), new HeardProgress() {
                        @Override
                        public void phase(String phase) {
                            if (phase.equals("health")) {
                                handedOver.countDown();
                            }
                        }
                    }));
            assertThat(handedOver.await(30, TimeUnit.SECONDS)).isTrue();

            DeployException second = failure(() -> stack.deploy(stack.request().by("the second")));

            assertThat(second.kind()).isEqualTo(Kind.LOCKED);
            assertThat(second).hasMessageContaining("the first deploys it since ");
            stack.run("touch " + stack.directory() + "/current/app/data/go");
            assertThat(first.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(DeployResult.Outcome.DEPLOYED);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void shouldLeaveAProjectAloneThatAnotherToolDeployed() {
        stack.run("rm " + stack.directory() + "/confirmed");

        refused(Kind.NOT_OURS, 1, "was not deployed by Homeplane");
    }

    @Test
    void shouldNeverShowASecret() throws Exception {
        String secret = "correct-horse-battery";
        stack.repository
                .with("app/.sops.env", "ENC:PASSWORD=" + secret + "\n")
                .with(
                        "app/compose.yaml",
                        stack.serving("2")
                                .replace("GREETING: ${GREETING:-none}", "PASSWORD: ${PASSWORD}")
                                .replace("\"CMD\", \"true\"", "\"CMD-SHELL\", \"echo $$PASSWORD; false\"")
                                .replace("interval: 1s", "interval: 1s\n      retries: 3"));
        stack.run(
                "(n=0; while [ $n -lt 100 ]; do n=$((n+1)); cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '; sleep 0.05; done)"
                        + " </dev/null >/tmp/" + stack.project + " 2>/dev/null &");

        DeployException failure = failure(stack::deploy);

        assertThat(failure).hasMessageContaining("****").hasMessageNotContaining(secret);
        assertThat(stack.progress.lines).noneMatch(line -> line.contains(secret));
        assertThat(stack.run("grep -c docker /tmp/" + stack.project)).isNotEqualTo("0");
        assertThat(stack.run(
                        "grep -c " + new StringBuilder(secret).insert(3, "[").insert(5, "]") + " /tmp/" + stack.project
                                + "; rm /tmp/" + stack.project))
                .isEqualTo("0");
        assertThat(stack.run("cat " + stack.directory() + "/supervisor.log")).doesNotContain(secret);
    }

    private DeployRequest over(ServerPath path) {
        DeployRequest request = stack.request();
        return new DeployRequest(
                request.stack(),
                request.server(),
                List.of(path),
                request.files(),
                "",
                "tester",
                LabStack.SHORT,
                false,
                false);
    }

    private void refused(Kind kind, int exitCode, String message) {
        refused(kind, exitCode, message, stack::deploy);
    }

    private void refused(Kind kind, int exitCode, String message, ThrowableAssert.ThrowingCallable deploy) {
        assertRefused(failure(deploy), kind, exitCode, message);
    }

    private void assertRefused(DeployException failure, Kind kind, int exitCode, String message) {
        assertThat(failure).hasMessageContaining(message).hasMessageStartingWith("Stack " + stack.project);
        assertThat(failure.getMessage()).hasLineCount(1);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.exitCode()).isEqualTo(exitCode);
        assertThat(stack.containers()).isEqualTo(containers);
    }

    private static DeployException failure(ThrowableAssert.ThrowingCallable deploy) {
        return catchThrowableOfType(DeployException.class, deploy);
    }
}
