package io.homeplane.plane.cli;

import io.homeplane.inventory.api.Api;
import io.homeplane.inventory.jenkins.FleetWatches;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.RegisteredInventory;
import io.homeplane.inventory.jenkins.ServerStates;
import io.homeplane.plane.controller.PlaneController;
import io.homeplane.plane.web.PlaneServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the lab, or uses the local Docker, and serves a fleet there: its repository, its page, its pipeline. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the lab, a repository to push to, the page, and the pipeline for each push.")
final class UpCommand implements Callable<Integer> {
    @Option(names = "--once", description = "run the pipeline once and end with its exit code instead of serving on")
    private boolean once;

    @Option(names = "--port", defaultValue = "0", description = "port of the page on loopback (any free one)")
    private int port;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "where the repository and the builds are kept (with the lab; without it below your home;"
                    + " with --once a new temporary directory)")
    private Path stated;

    /** Where the project is; the launcher says so. */
    private final Path project =
            Path.of(System.getProperty("plane.project", ".")).toAbsolutePath().normalize();

    @Override
    public Integer call() throws Exception {
        Ground ground = Ground.ofThisMachine();
        if (ground.lab()) {
            return withLab();
        }
        System.err.println("plane: " + ground.sentence());
        return ground.docker() ? withDocker() : withFilesOnly();
    }

    private int withLab() throws Exception {
        int started = script("lab/up");
        if (started != 0) {
            System.err.println(
                    "plane: the lab did not start (lab/up ended with " + started + "); its last lines say why");
            return Exit.FAILED;
        }
        Map<String, String> environment = new LinkedHashMap<>(System.getenv());
        Path lab = Path.of(environment.getOrDefault("HP_LAB_DIR", "/var/lib/homeplane-lab"));
        for (String line : Files.readAllLines(lab.resolve("lab.env"))) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2) {
                environment.put(parts[0], parts[1].replaceAll("^\"|\"$", ""));
            }
        }
        return keep(lab.resolve("plane"), "lab/casc.yaml", environment, directory -> {
            if (script("lab/render-fleet", directory.toString()) != 0) {
                throw new IOException("the sample fleet could not be written to " + directory);
            }
        });
    }

    private int withDocker() throws Exception {
        Path state = Path.of(System.getProperty("user.home"), ".local", "state", "homeplane-plane");
        Path fleet = project.resolve("lab/local/fleet");
        return keep(state, "lab/local/casc.yaml", System.getenv(), directory -> FirstCommit.of(fleet, directory));
    }

    private int keep(Path usual, String casc, Map<String, String> environment, FleetPlane.FirstFleet first)
            throws Exception {
        try (Home home = Home.at(stated != null || once ? stated : usual)) {
            return serve(home.path(), project.resolve(casc), environment, first);
        }
    }

    private int serve(Path state, Path casc, Map<String, String> environment, FleetPlane.FirstFleet first)
            throws Exception {
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
        try (FileChannel file =
                        FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                System.err.println("plane: another plane up uses " + state + "; end it, or give --state another one");
                return Exit.FAILED;
            }
            Path pipeline = project.resolve("jenkinsfiles/push.Jenkinsfile");
            FleetPlane.Plan plan = new FleetPlane.Plan(state, casc, environment, pipeline, port, first);
            try (FleetPlane plane = new FleetPlane(plan, System.out)) {
                System.err.println("plane: the Fleet page is at " + plane.address());
                if (once) {
                    return plane.once();
                }
                System.err.println("plane: push to " + plane.repository() + " (branch main), such as with: git clone "
                        + plane.repository() + " fleet");
                System.err.println("plane: serving until it is interrupted");
                plane.serve();
            }
        }
        return Exit.DONE;
    }

    private int withFilesOnly() throws Exception {
        Path fleet = project.resolve("lab/local/fleet");
        int code = Main.execute("plan", fleet.toString(), "--offline");
        if (once) {
            return code;
        }
        try (Home home = Home.at(null)) {
            new PlaneController(home.path().toFile()).start();
            HomeplaneConfiguration.get().setInventories(List.of(new RegisteredInventory("fleet", fleet.toString())));
            return showPages();
        }
    }

    private int showPages() throws Exception {
        FleetWatches watches =
                new FleetWatches(ServerStates.silent("no server was asked: there is nothing to ask here"));
        try (PlaneServer page = new PlaneServer(port, new Api(watches), number -> Path.of(""))) {
            System.err.println("plane: the Fleet page is at " + page.address());
            System.err.println("plane: serving until it is interrupted");
            Thread.currentThread().join();
        }
        return Exit.DONE;
    }

    private int script(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(project.resolve(name).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // What scripts say is talk: stdout is for data.
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        process.getInputStream().transferTo(System.err);
        return process.waitFor();
    }
}
