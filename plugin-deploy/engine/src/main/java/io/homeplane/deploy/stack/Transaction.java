package io.homeplane.deploy.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.homeplane.deploy.progress.Progress;
import io.homeplane.deploy.stack.DeployException.Kind;
import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.ConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;

/** One deploy, from the first look at its server to its end. Up to the hand-over nothing is changed that serves. */
final class Transaction {
    private static final Duration QUICK = Duration.ofSeconds(60);
    private static final Duration UPLOAD = Duration.ofMinutes(5);

    private final DeployRequest request;
    private final ReleaseContent content;
    private final Progress progress;
    private final Sentences sentences;
    private final Remote remote;
    private final Clock clock;
    private final Commands commands;
    private final long began = System.nanoTime();

    Transaction(
            DeployRequest request,
            ReleaseContent content,
            Progress progress,
            Sentences sentences,
            Remote remote,
            Clock clock) {
        this.request = request;
        this.content = content;
        this.progress = progress;
        this.sentences = sentences;
        this.remote = remote;
        this.clock = clock;
        this.commands = new Commands(request.stack().project(), "", request.token());
    }

    DeployResult run() throws DeployException, InterruptedException {
        try (remote) {
            return decideAndAct(true);
        } catch (ConnectionException e) {
            throw sentences.refused(
                    Kind.UNREACHABLE, e.getMessage() + "; what runs there was not touched, deploy again", e);
        }
    }

    private DeployResult decideAndAct(boolean mayResolve)
            throws DeployException, ConnectionException, InterruptedException {
        progress.phase("check");
        TargetState target = check();
        Digest salted = target.salt().isEmpty() ? null : new Digest(target.salt());
        String digest = salted == null ? "" : salted.of(content.sources().canonical(commands.project()));
        Decision decision = Decision.decide(target, digest, content.size(), request.force(), request.replace());
        if (decision instanceof Decision.Refuse refusal) {
            throw sentences.refused(refusal.kind(), refusal.why());
        }
        if (decision instanceof Decision.Unchanged unchanged) {
            progress.line("unchanged: release " + unchanged.release().id() + " serves");
            return result(DeployResult.Outcome.UNCHANGED, unchanged.release());
        }
        if (decision instanceof Decision.Resolve resolve) {
            return resolve(resolve.token(), target, mayResolve);
        }
        return deploy(target, (Decision.Deploy) decision, digest, salted);
    }

    private TargetState check() throws DeployException, ConnectionException, InterruptedException {
        CommandResult result = remote.run(commands.check(), QUICK);
        Answer answer = new Answer(result.stdout());
        if (!answer.first("unwritable").isEmpty()) {
            Decision.Refuse refusal = DiskSpace.unwritable(answer.first("unwritable"), answer.first("free"));
            throw sentences.refused(refusal.kind(), refusal.why());
        }
        if (!result.succeeded()) {
            throw sentences.refused(
                    Kind.REFUSED, "looking at the server failed (" + Sentences.lastLine(result.stderr()) + ")");
        }
        return TargetState.parse(result.stdout());
    }

    /** Ends what another deploy left half-way, then looks again. */
    private DeployResult resolve(String token, TargetState target, boolean mayResolve)
            throws DeployException, ConnectionException, InterruptedException {
        if (!mayResolve) {
            throw sentences.refused(
                    Kind.REFUSED,
                    "an earlier deploy ended half-way and could not be resolved; see " + target.state() + "/stacks/"
                            + commands.project() + "/supervisor.log there");
        }
        progress.phase("resolve");
        progress.line("an earlier deploy ended half-way; its supervisor is started again first");
        Commands other = new Commands(commands.project(), "", token);
        new Supervision(other, remote, progress, sentences, request.timeouts(), target.endpoint()).resolve();
        return decideAndAct(false);
    }

    private DeployResult deploy(TargetState target, Decision.Deploy decision, String digest, Digest salted)
            throws DeployException, ConnectionException, InterruptedException {
        progress.line(decision.reason());
        progress.phase("stage");
        Prepared prepared = prepare();
        ReleaseRecord release;
        try {
            progress.phase("pull");
            Map<String, String> images = pull(prepared.config());
            release = record(decision, digest, salted, prepared.config(), images);
            String override = MountStamp.override(content, prepared.config(), prepared.tree(), salted);
            progress.phase("hand over");
            handOver(release, decision, prepared.config(), override);
        } catch (DeployException | InterruptedException e) {
            giveUp();
            throw e;
        }
        Supervision supervision =
                new Supervision(commands, remote, progress, sentences, request.timeouts(), target.endpoint());
        supervision.await(release, content.masking());
        return result(DeployResult.Outcome.DEPLOYED, release);
    }

    /** What Compose on the server made of the staged files. */
    private record Prepared(String tree, ComposeConfig config) {}

    private Prepared prepare() throws DeployException, ConnectionException, InterruptedException {
        CommandResult result = remote.run(commands.prepare(request.who()), content.toTar(), progress::line, UPLOAD);
        if (!result.succeeded()) {
            throw Refusals.prepare(sentences, result, content.masking());
        }
        int json = result.stdout().indexOf('\n') + 1;
        try {
            ComposeConfig config = ComposeConfig.parse(result.stdout().substring(json), commands.project());
            return new Prepared(new Answer(result.stdout().substring(0, json)).first("tree"), config);
        } catch (JsonProcessingException e) {
            throw sentences.refused(Kind.REFUSED, "docker compose config there printed no JSON; it needs Compose v2");
        }
    }

    /** Image id per service. */
    private Map<String, String> pull(ComposeConfig config)
            throws DeployException, ConnectionException, InterruptedException {
        var references = new LinkedHashSet<>(config.images().values());
        long each = request.timeouts().pull().toSeconds();
        Duration all = Duration.ofSeconds(each * references.size()).plus(UPLOAD);
        CommandResult result =
                remote.run(commands.pull(references, config.builds(), each), new byte[0], progress::line, all);
        if (!result.succeeded()) {
            throw Refusals.pull(sentences, result, content.masking());
        }
        Map<String, String> ids = new LinkedHashMap<>();
        for (String line : new Answer(result.stdout()).all("image")) {
            int space = line.lastIndexOf(' ');
            ids.put(line.substring(0, space), line.substring(space + 1));
        }
        Map<String, String> images = new TreeMap<>();
        config.images().forEach((service, reference) -> images.put(service, ids.getOrDefault(reference, "")));
        return images;
    }

    private ReleaseRecord record(
            Decision.Deploy decision, String digest, Digest salted, ComposeConfig config, Map<String, String> images) {
        return new ReleaseRecord(
                salted.release(digest, images),
                commands.token(),
                commands.project(),
                request.stack().name(),
                request.revision(),
                digest,
                decision.previous(),
                clock.instant().toString(),
                request.who(),
                images,
                config.services(),
                config.jobs(),
                content.sources().fingerprints(salted));
    }

    private void handOver(ReleaseRecord release, Decision.Deploy decision, ComposeConfig config, String override)
            throws DeployException, InterruptedException {
        byte[] papers = Papers.of(release, decision.fresh(), config, override, request.timeouts());
        try {
            CommandResult result = remote.run(commands.handOver(release.id()), papers, progress::line, QUICK);
            if (!result.succeeded()) {
                throw Refusals.handOver(sentences, result, content.masking());
            }
        } catch (ConnectionException e) {
            // whether it was handed over is what the watch finds out
            progress.line("the connection was lost during the hand-over: " + e.getMessage());
        }
    }

    /** Best effort: without it the lease runs out by itself. */
    private void giveUp() {
        boolean interrupted = Thread.interrupted();
        try {
            remote.run(commands.release(), Duration.ofSeconds(10));
        } catch (ConnectionException e) {
            progress.line("the lock on the server is given back later: " + e.getMessage());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private DeployResult result(DeployResult.Outcome outcome, ReleaseRecord release) {
        return release.result(outcome, request.server().name(), Duration.ofNanos(System.nanoTime() - began));
    }
}
