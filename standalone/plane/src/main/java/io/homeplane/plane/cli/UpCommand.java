package io.homeplane.plane.cli;

import io.homeplane.deploy.jenkins.SurveyedStates;
import io.homeplane.inventory.jenkins.FleetWatch;
import io.homeplane.plane.casc.ConfigurationAsCode;
import io.homeplane.plane.controller.PlaneController;
import io.homeplane.plane.web.DirectoryFleet;
import io.homeplane.plane.web.PlaneServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the lab and the controller with its page, writes the sample fleet, and runs the push pipeline on it. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Starts the lab, the page and the push pipeline.")
final class UpCommand implements Callable<Integer> {
    private static final Duration AGE = Duration.ofSeconds(20);

    @Option(names = "--once", description = "end with the pipeline's exit code instead of serving on")
    private boolean once;

    @Option(names = "--port", defaultValue = "0", description = "port of the page on loopback (any free one)")
    private int port;

    /** Where the project is; the launcher says so. */
    private final Path project = Path.of(System.getProperty("plane.project", "."));

    @Override
    public Integer call() throws Exception {
        String reason = whyNoLab();
        return reason.isEmpty() ? withLab() : withoutLab(reason);
    }

    private String whyNoLab() throws IOException, InterruptedException {
        if (!System.getProperty("os.name").equals("Linux")) {
            return "the lab needs Linux, this is " + System.getProperty("os.name");
        }
        Process id = new ProcessBuilder("id", "-u").start();
        String user = new String(id.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).trim();
        id.waitFor();
        return user.equals("0") ? "" : "the lab needs root";
    }

    private int withLab() throws Exception {
        int started = script("lab/up");
        if (started != 0) {
            System.err.println(
                    "plane: the lab did not start (lab/up ended with " + started + "); its last lines say why");
            return Exit.FAILED;
        }
        Path home = Files.createTempDirectory("plane-");
        Path fleet = home.resolve("fleet");
        if (script("lab/render-fleet", fleet.toString()) != 0) {
            System.err.println("plane: the sample fleet could not be written to " + fleet);
            return Exit.FAILED;
        }
        PlaneController controller = new PlaneController(home.toFile());
        controller.start();
        ConfigurationAsCode.apply(
                project.resolve("lab/casc.yaml"), environment(fleet), controller, System.err::println);
        try (PlaneServer page = new PlaneServer(port, watch(fleet)::report)) {
            System.err.println("plane: the Fleet page is at " + page.address());
            PipelineProcess process = new PipelineProcess(controller, "fleet", Map.of(), fleet, false, System.out);
            process.run(project.resolve("jenkinsfiles/push.Jenkinsfile"));
            return once ? process.exitCode() : serve();
        }
    }

    private int withoutLab(String reason) throws IOException, InterruptedException {
        boolean docker = Files.exists(Path.of("/var/run/docker.sock"));
        Path fleet = project.resolve("lab/fleet");
        System.err.println("plane: " + reason + ", so no lab is started");
        System.err.println(
                docker
                        ? "plane: there is a Docker here; a path with via = \"local\" deploys to it. Plan and pages are shown now"
                        : "plane: there is no Docker at /var/run/docker.sock either: plan and pages are shown only");
        int code = Main.execute("plan", fleet.toString(), "--offline");
        if (once) {
            return code;
        }
        new PlaneController(Files.createTempDirectory("plane-").toFile()).start();
        try (PlaneServer page = new PlaneServer(port, watch(fleet)::report)) {
            System.err.println("plane: the Fleet page is at " + page.address());
            return serve();
        }
    }

    private static int serve() throws InterruptedException {
        System.err.println("plane: serving until it is interrupted");
        Thread.currentThread().join();
        return Exit.DONE;
    }

    private static FleetWatch watch(Path fleet) {
        DirectoryFleet source =
                new DirectoryFleet("fleet", () -> new DirectoryFleet.Place(fleet, ""), new SurveyedStates());
        return new FleetWatch("fleet", source, AGE);
    }

    /** The lab's own file, and where the fleet is, as variables that lab/casc.yaml asks for. */
    private static Map<String, String> environment(Path fleet) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(System.getenv());
        Path lab = Path.of(environment.getOrDefault("HP_LAB_DIR", "/var/lib/homeplane-lab"), "lab.env");
        for (String line : Files.readAllLines(lab)) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2) {
                environment.put(parts[0], parts[1].replaceAll("^\"|\"$", ""));
            }
        }
        environment.put("HOMEPLANE_REPOSITORY", fleet.toString());
        return environment;
    }

    private int script(String name, String... arguments) throws IOException, InterruptedException {
        java.util.List<String> command = new java.util.ArrayList<>();
        command.add(project.resolve(name).toString());
        command.addAll(java.util.List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // What scripts say is talk: stdout is for data.
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        process.getInputStream().transferTo(System.err);
        return process.waitFor();
    }
}
