package io.homeplane.plane.push;

import hudson.model.Result;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Runs the pipeline for what is pushed, one run after the other; of pushes that come during a run the newest counts. */
public final class PushLoop {
    private static final long LOOK_MILLIS = 300;
    private static final int SHOWN = 10;

    private final PushedRepository repository;
    private final Pipeline pipeline;
    private final Deque<Run> runs = new ArrayDeque<>();

    /** Runs the pipeline of one commit to its end. */
    @FunctionalInterface
    public interface Pipeline {
        /** @param number takes the run's number as soon as it has one */
        Result run(String commit, IntConsumer number) throws Exception;
    }

    private record Run(int number, String revision, String result, String time) {}

    public PushLoop(PushedRepository repository, Pipeline pipeline) {
        this.repository = repository;
        this.pipeline = pipeline;
    }

    /** Runs what is there, then what is pushed, until the thread is interrupted. */
    public void serve() throws Exception {
        String done = "";
        while (!Thread.currentThread().isInterrupted()) {
            String head = repository.head();
            if (head.isEmpty() || head.equals(done)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } else {
                run(head);
                done = head;
            }
        }
    }

    /** Runs the pipeline of the newest commit. */
    public Result runOnce() throws Exception {
        return run(repository.head());
    }

    private Result run(String commit) throws Exception {
        String began = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        int[] number = new int[1];
        Result result = Result.FAILURE;
        try {
            result = pipeline.run(commit, given -> {
                number[0] = given;
                note(new Run(given, commit, null, began));
            });
        } catch (IOException failed) {
            System.err.println("plane: the run of " + commit + " failed: " + failed.getMessage());
        } finally {
            note(new Run(number[0], commit, result.toString(), began));
        }
        return result;
    }

    private synchronized void note(Run run) {
        runs.removeIf(other -> other.number() == run.number());
        runs.addFirst(run);
        while (runs.size() > SHOWN) {
            runs.removeLast();
        }
    }

    /** The last runs as the page shows them, newest first; {@code result} is null while one runs. */
    public synchronized List<Map<String, Object>> runs() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Run run : runs) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", run.number());
            row.put("revision", run.revision());
            row.put("result", run.result());
            row.put("time", run.time());
            rows.add(row);
        }
        return rows;
    }
}
