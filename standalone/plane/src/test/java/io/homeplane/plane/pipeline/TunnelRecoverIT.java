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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline brings the lab's tunnel back, with the step as Jenkins has it and the credentials of the bundle. */
class TunnelRecoverIT {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    Path home;

    private Map<String, String> lab;
    private PlaneController controller;

    @BeforeEach
    void aLabWithATunnel() throws Exception {
        String named = System.getenv("HP_LAB_ENV");
        Path settings = Path.of(named == null ? "/var/lib/homeplane-lab/lab.env" : named);
        assumeTrue(Files.isReadable(settings), "the lab does not run here: start it with lab/up --tunnel");
        lab = settings(settings);
        assumeTrue(lab.containsKey("HP_EDGE_ADDRESS"), "the lab has no tunnel: add it with lab/up --tunnel");
        Path fleet = home.resolve("fleet");
        lab("render-fleet", "--tunnel", fleet.toString());
        controller = new PlaneController(home.toFile());
        controller.start();
        Map<String, String> environment = new LinkedHashMap<>(lab);
        environment.put("HOMEPLANE_REPOSITORY", fleet.toString());
        ConfigurationAsCode.apply(PROJECT.resolve("lab/casc.yaml"), environment, controller, notice -> {});
    }

    @AfterEach
    void stop() {
        if (controller != null) {
            controller.stop();
        }
    }

    @Test
    void shouldRecoverTheTunnelOnceAndThenFindItUp() throws Exception {
        lab("fault", "carrier", "edge", "on", "container");

        String log = run(
                Result.SUCCESS,
                "for (path in tunnelRecover(server: 'edge')) { echo path.outcome + ' ' + path.helped }");
        assertThat(log)
                .contains("edge/wireguard is down at tcp")
                .contains("restarting container wireguard-edge on edge, over edge/ssh (emergency): it is exited (137)")
                .contains("\nrecovered container wireguard-edge on edge\n");

        assertThat(run(Result.SUCCESS, "tunnelRecover server: 'edge'"))
                .contains("edge/wireguard is up: nothing to do")
                .doesNotContain("restarting");
    }

    @Test
    void shouldEndTheBuildWithASentenceForAServerThatIsNotThere() throws Exception {
        assertThat(run(Result.FAILURE, "tunnelRecover server: 'attic'"))
                .contains("tunnelRecover(server: 'attic') names no server of the inventory: it has home, edge")
                .doesNotContain("\tat ");
    }

    private String run(Result expected, String script) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PipelineSettings settings = new PipelineSettings(Map.of(), new Checkout(null), false);
        PipelineRunner runner = new PipelineRunner(controller.job("fleet").newRun(), new BuildLog(output), settings);
        Result result = runner.run("recover.Jenkinsfile", "inventory(repo: 'fleet')\n" + script + "\n");
        String log = output.toString(StandardCharsets.UTF_8);
        assertThat(result).as(log).isEqualTo(expected);
        return log;
    }

    private void lab(String command, String... arguments) throws IOException, InterruptedException {
        String[] line = new String[arguments.length + 1];
        line[0] = PROJECT.resolve("lab").resolve(command).toString();
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
        for (String name : new String[] {"HP_LAB_NAME", "HP_LAB_NET", "HP_LAB_DIR"}) {
            process.environment().put(name, lab.get(name));
        }
        Process running = process.start();
        running.getOutputStream().close();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
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
