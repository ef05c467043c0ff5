package io.homeplane.deploy.stack;

import io.homeplane.deploy.progress.Progress;
import io.homeplane.deploy.stack.ContainerState.Verdict;
import io.homeplane.deploy.stack.DeployException.Kind;
import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.ConnectionException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The plane's part after the hand-over: it watches the supervisor, looks at the containers' health through docker-java and
 * confirms. Whatever is lost on the way, the server's records say how it ended.
 */
final class Supervision {
    private static final List<String> STARTING = List.of("", "materialise", "up");
    private static final List<String> SERVING = List.of("health", "confirm");
    private static final List<String> ALL = List.of("", "materialise", "up", "health", "confirm", "restore");
    private static final long PATIENCE = 20;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 150;
    private static final long SETTLE_MILLIS = 300;
    private static final long ASK_SUPERVISOR_MILLIS = 2000;

    private final Commands commands;
    private final Remote remote;
    private final Progress progress;
    private final Sentences sentences;
    private final DeployTimeouts timeouts;
    private final LazyDockerView docker;
    private int lines;
    private String seenByPlane = "";

    /** Where a transaction is. */
    private record Status(String outcome, String phase, List<String> failure) {
        boolean ended() {
            return !outcome.equals("pending") && !outcome.equals("restoring");
        }
    }

    Supervision(
            Commands commands,
            Remote remote,
            Progress progress,
            Sentences sentences,
            DeployTimeouts timeouts,
            String dockerEndpoint) {
        this.commands = commands;
        this.remote = remote;
        this.progress = progress;
        this.sentences = sentences;
        this.timeouts = timeouts;
        this.docker = new LazyDockerView(remote, dockerEndpoint);
    }

    /** Returns when the release is confirmed. */
    void await(ReleaseRecord release, Masking masking) throws DeployException, InterruptedException {
        try (docker) {
            progress.phase("up");
            docker.warmUp();
            Status status = watch(STARTING, PATIENCE);
            while (!status.ended() && STARTING.contains(status.phase())) {
                status = watch(STARTING, PATIENCE);
            }
            if (!status.ended() && SERVING.contains(status.phase())) {
                progress.phase("health");
                status = confirmWhenHealthy(release);
            }
            while (!status.ended()) {
                status = watch(ALL, PATIENCE);
            }
            end(status, release, masking);
        } catch (InterruptedException e) {
            abort();
            throw e;
        }
    }

    /** Has a new supervisor end a transaction whose own was killed. */
    void resolve() throws DeployException, ConnectionException, InterruptedException {
        CommandResult started = remote.run(commands.resolve(), LONG);
        if (!started.succeeded()) {
            throw sentences.refused(
                    Kind.REFUSED,
                    "an earlier deploy ended half-way and its supervisor did not start ("
                            + Sentences.lastLine(started.stderr()) + ")");
        }
        Status status = watch(ALL, PATIENCE);
        while (!status.ended()) {
            status = watch(ALL, PATIENCE);
        }
        progress.line("the earlier deploy is " + status.outcome());
    }

    private Status confirmWhenHealthy(ReleaseRecord release) throws DeployException, InterruptedException {
        long goodSince = 0;
        long asked = System.nanoTime();
        String waitingFor = "";
        while (true) {
            Health health = look(release);
            long now = System.nanoTime();
            if (health.verdict() == Verdict.GOOD) {
                goodSince = goodSince == 0 ? now : goodSince;
                if (health.checked() || now - goodSince >= TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS)) {
                    return confirm();
                }
            } else {
                goodSince = 0;
            }
            if (health.verdict() == Verdict.WAIT && !health.culprit().equals(waitingFor)) {
                waitingFor = health.culprit();
                progress.line("waiting for " + waitingFor);
            }
            boolean bad = health.verdict() == Verdict.BAD;
            if (bad || now - asked >= TimeUnit.MILLISECONDS.toNanos(ASK_SUPERVISOR_MILLIS)) {
                Status status = watch(SERVING, bad ? PATIENCE : 0);
                asked = now;
                if (status.ended() || !SERVING.contains(status.phase())) {
                    return status;
                }
                if (docker.unavailable() && status.phase().equals("confirm")) {
                    return confirm(); // the supervisor found every container healthy, and nobody else can look
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private Health look(ReleaseRecord release) {
        try {
            List<ContainerState> containers = docker.get().containers(commands.project());
            Health health = Health.of(containers, release.services(), release.jobs());
            if (health.verdict() == Verdict.BAD && seenByPlane.isEmpty()) {
                seenByPlane = docker.get().lastHealthOutput(health.culprit());
            }
            return health;
        } catch (IOException e) {
            docker.forget();
            return new Health(Verdict.WAIT, "docker", false);
        }
    }

    private Status confirm() throws DeployException, InterruptedException {
        progress.phase("confirm");
        Answer answer = new Answer(run(commands.confirm(), LONG).stdout());
        return new Status(answer.first("outcome"), answer.first("phase"), List.of());
    }

    private Status watch(List<String> phases, long patience) throws DeployException, InterruptedException {
        Answer answer =
                new Answer(run(commands.watch(phases, lines, patience), LONG).stdout());
        String seen = answer.first("lines");
        lines = seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : lines;
        Status status = new Status(answer.first("outcome"), answer.first("phase"), answer.all("failure"));
        if (status.outcome().equals("abandoned")) {
            progress.line("the supervisor on the server was ended; another one restores");
            run(commands.resolve(), LONG);
            return new Status("restoring", "restore", status.failure());
        }
        return status;
    }

    /** Runs a command, over a new connection when the old one was lost. */
    private CommandResult run(String command, Duration timeout) throws DeployException, InterruptedException {
        while (true) {
            try {
                return remote.run(command, new byte[0], progress::line, timeout);
            } catch (ConnectionException lost) {
                progress.line("the connection was lost: " + lost.getMessage());
                docker.forget();
                try {
                    remote.reconnect(timeouts.confirm().plus(timeouts.health()));
                } catch (ConnectionException e) {
                    throw sentences.failed(
                            Kind.OUTCOME_UNKNOWN,
                            "the connection was lost after the hand-over and does not come back (" + e.getMessage()
                                    + ")",
                            "the server confirms nothing by itself and restores what ran before; look at it when it is back");
                }
            }
        }
    }

    private void end(Status status, ReleaseRecord release, Masking masking) throws DeployException {
        String why = masking.mask(why(status.failure()));
        switch (status.outcome()) {
            case "confirmed" -> progress.line("confirmed: release " + release.id() + " serves");
            case "restored" ->
                throw sentences.failed(
                        Kind.RESTORED,
                        why,
                        release.previous().isEmpty()
                                ? "it was the first release, so its containers were removed again"
                                : "restored " + release.previous());
            case "stuck" ->
                throw sentences.failed(
                        Kind.STUCK,
                        why,
                        "and what ran before could not be put back: stuck, see supervisor.log of project "
                                + commands.project() + " there");
            default ->
                throw sentences.failed(
                        Kind.OUTCOME_UNKNOWN,
                        "the server has no record of this deploy",
                        "look at what runs there, then deploy again");
        }
    }

    /** The supervisor's first line is the reason; what follows is what the container said. */
    private String why(List<String> failure) {
        if (failure.isEmpty()) {
            return "the new release did not serve";
        }
        String details = String.join(" | ", failure.subList(1, failure.size()));
        String health = seenByPlane.isEmpty() || details.contains(seenByPlane) ? "" : seenByPlane + " | ";
        return details.isEmpty() && health.isEmpty() ? failure.get(0) : failure.get(0) + " (" + health + details + ")";
    }

    /** The caller gave up: the supervisor is told, so that it need not wait for its deadline. */
    private void abort() {
        try {
            remote.run(commands.abort(), Duration.ofSeconds(10));
        } catch (ConnectionException | InterruptedException e) {
            progress.line("the server restores when its confirm window ends: " + e.getMessage());
        }
    }
}
