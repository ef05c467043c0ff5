package io.homeplane.deploy.stack;

import io.homeplane.deploy.progress.Progress;
import io.homeplane.deploy.stack.DeployException.Kind;
import io.homeplane.tunnels.connect.ConnectionException;
import java.time.Duration;

/** A deploy that another process of the plane has begun, followed to the end that its server gives it. */
final class Reattachment {
    private static final long PATIENCE = 20;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final DeployRequest request;
    private final Masking masking;
    private final Progress progress;
    private final Sentences sentences;
    private final Remote remote;
    private final Commands commands;
    private final long began = System.nanoTime();

    Reattachment(DeployRequest request, Masking masking, Progress progress, Sentences sentences, Remote remote) {
        this.request = request;
        this.masking = masking;
        this.progress = progress;
        this.sentences = sentences;
        this.remote = remote;
        this.commands = new Commands(request.stack().project(), "", request.token());
    }

    DeployResult run() throws DeployException, InterruptedException {
        try (remote) {
            progress.phase("attach");
            ReleaseRecord release = handedOver();
            String endpoint = TargetState.parse(
                            remote.run(commands.check(), LONG).stdout())
                    .endpoint();
            new Supervision(commands, remote, progress, sentences, request.timeouts(), endpoint)
                    .await(release, masking);
            return release.result(
                    DeployResult.Outcome.DEPLOYED,
                    request.server().name(),
                    Duration.ofNanos(System.nanoTime() - began));
        } catch (ConnectionException e) {
            throw sentences.lostSight(e.getMessage(), e);
        }
    }

    /** What its server was given to put in place; before that was done, the server was left as it was. */
    private ReleaseRecord handedOver() throws DeployException, ConnectionException, InterruptedException {
        Answer answer = ask();
        while (answer.first("outcome").equals("busy")) {
            progress.line("a command of it still runs there; waiting for its end");
            answer = ask();
        }
        if (answer.first("outcome").equals("gone")) {
            throw sentences.refused(
                    Kind.REFUSED,
                    "the plane was restarted before it handed the release over; nothing of it is left there, deploy again");
        }
        return ReleaseRecord.parse(answer.first("record"))
                .orElseThrow(() -> sentences.lostSight("its record there cannot be read", null));
    }

    private Answer ask() throws ConnectionException, InterruptedException {
        return new Answer(remote.run(commands.attach(PATIENCE), LONG).stdout());
    }
}
