package io.homeplane.plane.cli;

import hudson.model.Result;
import io.homeplane.deploy.jenkins.SurveyedStates;
import io.homeplane.inventory.api.Api;
import io.homeplane.inventory.jenkins.FleetWatches;
import io.homeplane.plane.casc.ConfigurationAsCode;
import io.homeplane.plane.controller.PlaneController;
import io.homeplane.plane.push.PushLoop;
import io.homeplane.plane.push.PushedRepository;
import io.homeplane.plane.web.PlaneServer;
import java.io.Closeable;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.eclipse.jgit.util.FileUtils;

/** A plane that serves one fleet: the repository it is pushed to, its page, and a run of its pipeline for each push. */
final class FleetPlane implements Closeable {
    private static final String JOB = "fleet";

    private final PlaneController controller;
    private final PushedRepository repository;
    private final FleetWatches watches = new FleetWatches(new SurveyedStates()) {
        @Override
        public List<Map<String, Object>> runs() {
            return loop.runs();
        }
    };
    private final PushLoop loop;
    private final PlaneServer page;
    private final Path pipeline;
    private final OutputStream out;
    private int exitCode = Exit.FAILED;

    /** Writes the fleet that a new repository begins with, as a git repository in a directory that is not there yet. */
    @FunctionalInterface
    interface FirstFleet {
        void write(Path directory) throws Exception;
    }

    /**
     * What a plane is made of.
     *
     * @param state directory that everything is kept in
     * @param casc configuration as code, with {@code HOMEPLANE_REPOSITORY} for where the fleet is
     * @param environment variables that the configuration asks for
     * @param pipeline runs for a commit that has no Jenkinsfile
     * @param port of the page; 0 for any free one
     */
    record Plan(Path state, Path casc, Map<String, String> environment, Path pipeline, int port, FirstFleet first) {}

    FleetPlane(Plan plan, OutputStream out) throws Exception {
        this.pipeline = plan.pipeline();
        this.out = out;
        this.repository = PushedRepository.open(plan.state().resolve("fleet.git"));
        if (repository.head().isEmpty()) {
            seed(plan);
        }
        this.controller = new PlaneController(plan.state().toFile());
        controller.start();
        Map<String, String> environment = new HashMap<>(plan.environment());
        environment.put("HOMEPLANE_REPOSITORY", repository.directory().toString());
        ConfigurationAsCode.apply(plan.casc(), environment, controller, System.err::println);
        this.loop = new PushLoop(repository, this::run);
        this.page = new PlaneServer(
                plan.port(),
                new Api(watches),
                number -> controller.job(JOB).getBuildDir().toPath().resolve(number + "/log"));
    }

    private void seed(Plan plan) throws Exception {
        Path directory = Files.createTempDirectory(plan.state(), "first-");
        try {
            Path first = directory.resolve("fleet");
            plan.first().write(first);
            repository.seed(first);
        } finally {
            FileUtils.delete(directory.toFile(), FileUtils.RECURSIVE);
        }
    }

    private Result run(String commit, IntConsumer number) throws Exception {
        PipelineProcess process = new PipelineProcess(controller, JOB, Map.of(), repository.directory(), false, out);
        String own = repository.jenkinsfile(commit).orElse(null);
        try {
            return own == null
                    ? process.run(pipeline.toString(), Files.readString(pipeline), number)
                    : process.run("Jenkinsfile", own, number);
        } finally {
            exitCode = process.exitCode();
            watches.outdated();
        }
    }

    /** Runs the pipeline of what is there, and gives its exit code. */
    int once() throws Exception {
        loop.runOnce();
        return exitCode;
    }

    /** Runs the pipeline of what is there and of all that is pushed, until the thread is interrupted. */
    void serve() throws Exception {
        loop.serve();
    }

    String address() {
        return page.address();
    }

    Path repository() {
        return repository.directory();
    }

    @Override
    public void close() {
        page.close();
        repository.close();
        controller.stop();
    }
}
