package io.homeplane.plane.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hudson.model.Result;
import io.homeplane.plane.casc.ConfigurationAsCode;
import io.homeplane.plane.controller.PlaneController;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two push pipelines that are shipped do the same on the lab: one deploys a stack, the other finds it unchanged. */
class PushIT {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> STEPS =
            List.of("checkout", "inventory", "tunnelCheck", "sopsDecrypt", "sh", "deployStack", "lxdLaunch");

    @TempDir
    Path home;

    private final String stack = "push-" + UUID.randomUUID().toString().substring(0, 8);
    private Map<String, String> lab;
    private Path fleet;
    private PlaneController controller;

    @BeforeEach
    void writeAFleetWithAStackOfItsOwn() throws Exception {
        String named = System.getenv("HP_LAB_ENV");
        Path settings = Path.of(named == null ? "/var/lib/homeplane-lab/lab.env" : named);
        assumeTrue(
                Files.isReadable(settings),
                "the lab does not run here: start it with lab/up (" + settings + " is not there)");
        lab = settings(settings);
        fleet = home.resolve("fleet");
        assertThat(run(PROJECT.resolve("lab/render-fleet").toString(), fleet.toString()))
                .endsWith("exit 0");
        for (String removed : List.of("stacks-home", "stacks-vps", "procedures")) {
            Files.delete(fleet.resolve("komodo/" + removed + ".toml"));
        }
        Files.writeString(fleet.resolve("komodo/stacks.toml"), """
                [[stack]]
                name = "%s"
                [stack.config]
                server_id = "home"
                run_directory = "stacks/own"
                file_paths = ["compose.yaml"]
                """.formatted(stack));
        Files.writeString(Files.createDirectory(fleet.resolve("stacks/own")).resolve("compose.yaml"), """
                services:
                  idle:
                    image: hp/busybox:1
                    init: true
                    stop_grace_period: 0s
                    command: ["sleep", "100000"]
                    healthcheck: {test: ["CMD", "true"], interval: 1s}
                """);
        try (Git git = Git.open(fleet.toFile())) {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            git.commit()
                    .setMessage("A stack of its own")
                    .setAuthor("test", "test@homeplane.invalid")
                    .setSign(false)
                    .call();
        }
        controller = new PlaneController(home.toFile());
        controller.start();
        Map<String, String> environment = new LinkedHashMap<>(lab);
        environment.put("HOMEPLANE_REPOSITORY", fleet.toString());
        ConfigurationAsCode.apply(PROJECT.resolve("lab/casc.yaml"), environment, controller, notice -> {});
    }

    @AfterEach
    void removeTheStack() throws Exception {
        if (controller == null) {
            return;
        }
        controller.stop();
        String containers = "docker ps -aq --filter label=com.docker.compose.project=" + stack;
        String networks = "docker network ls -q --filter label=com.docker.compose.project=" + stack;
        onHome(containers + " | xargs -r docker rm -f; " + networks + " | xargs -r docker network rm; "
                + "rm -rf /var/lib/homeplane/stacks/" + stack);
    }

    @Test
    void shouldDeployWithTheDeclarativePipelineAndFindItUnchangedWithTheScriptedOne() throws Exception {
        String declarative = push("push.Jenkinsfile");
        assertThat(declarative).contains(stack).contains("Finished: SUCCESS").doesNotContain("unchanged");
        assertThat(onHome("docker ps -q --filter health=healthy --filter label=com.docker.compose.project=" + stack))
                .matches("[0-9a-f]{12}\nexit 0");

        String scripted = push("push-scripted.Jenkinsfile");

        assertThat(scripted).contains("Finished: SUCCESS").containsPattern("(?i)unchanged");
        assertThat(steps(scripted)).isEqualTo(steps(declarative)).isEqualTo(STEPS);
    }

    private String push(String name) throws Exception {
        Path file = PROJECT.resolve("jenkinsfiles").resolve(name);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PipelineSettings settings = new PipelineSettings(Map.of(), new Checkout(fleet), false);
        PipelineRunner runner = new PipelineRunner(controller.job("fleet").newRun(), new BuildLog(output), settings);
        Result result = runner.run(name, Files.readString(file));
        String log = output.toString(StandardCharsets.UTF_8);
        assertThat(result).as(log).isEqualTo(Result.SUCCESS);
        return log;
    }

    private static List<String> steps(String log) {
        return log.lines()
                .filter(line -> line.startsWith("[Pipeline] "))
                .map(line -> line.substring("[Pipeline] ".length()))
                .filter(STEPS::contains)
                .toList();
    }

    private String onHome(String command) throws Exception {
        return run(
                "ssh",
                "-i",
                lab.get("HP_SSH_KEY"),
                "-o",
                "UserKnownHostsFile=" + lab.get("HP_KNOWN_HOSTS"),
                "-o",
                "BatchMode=yes",
                "root@" + lab.get("HP_HOME_ADDRESS"),
                command);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + "exit " + process.waitFor();
    }

    private static Map<String, String> settings(Path file) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2) {
                settings.put(parts[0], parts[1].replaceAll("^\"|\"$", ""));
            }
        }
        return settings;
    }
}
