package io.homeplane.plane.cli;

import hudson.model.Result;
import io.homeplane.plane.controller.PlaneController;
import io.homeplane.plane.controller.PlaneRun;
import io.homeplane.plane.pipeline.BuildLog;
import io.homeplane.plane.pipeline.Checkout;
import io.homeplane.plane.pipeline.PipelineRunner;
import io.homeplane.plane.pipeline.PipelineSettings;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** One pipeline run to its end in this process; an interruption of the process aborts it truthfully. */
final class PipelineProcess {
    private static final int SECONDS_TO_END = 600;

    private final PlaneController controller;
    private final String job;
    private final PipelineSettings settings;
    private final OutputStream out;
    private Throwable failure;
    private Result result = Result.NOT_BUILT;

    PipelineProcess(
            PlaneController controller,
            String job,
            Map<String, String> parameters,
            Path source,
            boolean approve,
            OutputStream out) {
        this.controller = controller;
        this.job = job;
        this.settings = new PipelineSettings(new LinkedHashMap<>(parameters), new Checkout(source), approve);
        this.out = out;
    }

    Result run(Path jenkinsfile) throws Exception {
        return run(jenkinsfile.toString(), Files.readString(jenkinsfile), number -> {});
    }

    /** @param started takes the run's number before the first step */
    Result run(String name, String text, IntConsumer started) throws Exception {
        PlaneRun run = controller.job(job).newRun();
        started.accept(run.getNumber());
        CountDownLatch ended = new CountDownLatch(1);
        try (OutputStream file = Files.newOutputStream(run.getRootDir().toPath().resolve("log"));
                BuildLog log = new BuildLog(new TwoStreams(out, file))) {
            PipelineRunner runner = new PipelineRunner(run, log, settings);
            Thread onSignal = new Thread(() -> abort(runner, ended));
            Runtime.getRuntime().addShutdownHook(onSignal);
            result = runner.run(name, text);
            failure = runner.failure();
            ended.countDown();
            removeHook(onSignal);
        }
        return result;
    }

    /** 0 when all went well; 3 when a server could not be reached. */
    int exitCode() {
        if (result == Result.SUCCESS) {
            return Exit.DONE;
        }
        return failure == null ? Exit.FAILED : Exit.of(failure);
    }

    private static void abort(PipelineRunner runner, CountDownLatch ended) {
        runner.abort("Aborted by a signal");
        try {
            if (!ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                System.err.println("plane: steps are still ending after " + SECONDS_TO_END + " s; look at the servers");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook runs right now and has been told that the pipeline has ended.
        }
    }
}
