package io.homeplane.deploy.stack;

import io.homeplane.deploy.lab.Lab;
import io.homeplane.deploy.progress.Progress;
import io.homeplane.tunnels.connect.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Prints how long a deploy takes beside {@code docker compose up -d --wait} of the same two services on the same host in the
 * same run, and how long an unchanged stack takes over an open connection. Needs the lab; not a test.
 */
public final class DeployBenchmark {
    private static final int ROUNDS = 7;
    private static final int UNCHANGED_ROUNDS = 30;

    private DeployBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (LabStack stack = new LabStack()) {
            stack.repository.with("app/compose.yaml", twoServices(stack.lab));
            long[] bare = new long[ROUNDS];
            long[] deploys = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                bare[round] = bare(stack);
                deploys[round] = deploy(stack, round);
            }
            long[] unchanged = unchanged(stack);
            System.out.printf("docker compose up -d --wait   median %5d ms  %s%n", median(bare), Arrays.toString(bare));
            System.out.printf(
                    "deployStack                   median %5d ms  %s%n", median(deploys), Arrays.toString(deploys));
            System.out.printf("overhead                      median %5d ms%n", median(deploys) - median(bare));
            System.out.printf(
                    "unchanged, open connection    median %5d ms  slowest %d ms%n",
                    median(unchanged), Arrays.stream(unchanged).max().orElse(0));
        }
    }

    private static long bare(LabStack stack) {
        down(stack);
        stack.run("mkdir -p /tmp/bench && cat >/tmp/bench/compose.yaml <<'Y'\n" + twoServices(stack.lab) + "Y");
        long start = System.nanoTime();
        String said = stack.run("cd /tmp/bench && docker compose -p " + stack.project + " up -d --wait && echo fine");
        long took = millis(start);
        if (!said.startsWith("fine")) {
            throw new IllegalStateException(said);
        }
        down(stack);
        return took;
    }

    /** With a connection of its own each time, as a build has it. */
    private static long deploy(LabStack stack, int round) throws Exception {
        stack.repository.with("app/note", "round " + round);
        long start = System.nanoTime();
        stack.deploy();
        long took = millis(start);
        down(stack);
        stack.run("rm -rf " + stack.directory());
        return took;
    }

    private static long[] unchanged(LabStack stack) throws Exception {
        stack.deploy();
        long[] took = new long[UNCHANGED_ROUNDS];
        try (Connection connection = stack.lab.connector().connect(stack.lab.path("home"))) {
            for (int round = 0; round < UNCHANGED_ROUNDS; round++) {
                long start = System.nanoTime();
                DeployResult result = stack.deployer().deploy(stack.request(), connection, Progress.SILENT);
                took[round] = millis(start);
                if (result.outcome() != DeployResult.Outcome.UNCHANGED) {
                    throw new IllegalStateException(result.toString());
                }
            }
        }
        return took;
    }

    private static void down(LabStack stack) {
        stack.run("docker compose -p " + stack.project + " down --remove-orphans");
    }

    private static String twoServices(Lab lab) {
        StringBuilder yaml = new StringBuilder("services:\n");
        for (String service : List.of("web", "worker")) {
            yaml.append("  ").append(service).append(":\n    image: ").append(lab.image("1"));
            yaml.append("\n    init: true\n    stop_grace_period: 0s\n    command: [\"sleep\", \"1000\"]\n");
            yaml.append("    healthcheck: {test: [\"CMD\", \"true\"], interval: 1s}\n");
        }
        return yaml.toString();
    }

    private static long millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
