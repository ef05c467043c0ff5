package io.homeplane.deploy.stack;

import io.homeplane.deploy.progress.Progress;
import io.homeplane.deploy.reach.BestPath;
import io.homeplane.deploy.stack.DeployException.Kind;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.Connector;
import java.time.Clock;

/**
 * Deploys one stack to one server as a transaction: lock, check, stage, pull, hand over, health, record (docs/transaction.md).
 *
 * <p>Decisions are pure functions over values; this class puts their answers into effect over a {@link Connector}.
 */
public final class StackDeployer {
    private final BestPath paths;
    private final SecretDecryption secrets;
    private final Clock clock;

    public StackDeployer(Connector connector, SecretDecryption secrets, Clock clock) {
        this.paths = new BestPath(connector);
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Makes the server run the stack as its files state it, or changes nothing.
     *
     * @throws DeployException when the new release does not serve; its kind says what serves instead
     * @throws InterruptedException when the caller gives up; after the hand-over the server restores by itself
     */
    public DeployResult deploy(DeployRequest request, Progress progress) throws DeployException, InterruptedException {
        Sentences sentences =
                new Sentences(request.stack().name(), request.server().name());
        ReleaseContent content = read(request, sentences);
        Progress masked = new MaskedProgress(progress, content.masking());
        try (Connection connection = connect(request, masked, sentences)) {
            return transaction(request, content, masked, sentences, connection).run();
        }
    }

    /** The same over a connection that is open already; it stays open. For many stacks of one server. */
    public DeployResult deploy(DeployRequest request, Connection connection, Progress progress)
            throws DeployException, InterruptedException {
        Sentences sentences =
                new Sentences(request.stack().name(), request.server().name());
        ReleaseContent content = read(request, sentences);
        Progress masked = new MaskedProgress(progress, content.masking());
        return transaction(request, content, masked, sentences, connection).run();
    }

    /**
     * Follows a deploy that another process of the plane has begun, to the end that its server gives it.
     *
     * @param request as it was asked for then, with the same token
     * @throws DeployException when the new release does not serve, or was never handed over: then nothing of it is left
     * @throws InterruptedException when the caller gives up; the server restores by itself
     */
    public DeployResult attach(DeployRequest request, Progress progress) throws DeployException, InterruptedException {
        Sentences sentences =
                new Sentences(request.stack().name(), request.server().name());
        Masking masking = read(request, sentences).masking();
        Progress masked = new MaskedProgress(progress, masking);
        try (Connection connection = paths.connect(request.server().name(), request.paths(), masked)) {
            return new Reattachment(request, masking, masked, sentences, remote(request, connection)).run();
        } catch (ConnectionException e) {
            throw sentences.lostSight(e.getMessage(), e);
        }
    }

    private ReleaseContent read(DeployRequest request, Sentences sentences) throws DeployException {
        if (!request.server().enabled()) {
            throw sentences.refused(Kind.UNKNOWN_SERVER, "the inventory says that this server is not enabled");
        }
        return new ContentReader(request.stack(), request.files(), secrets, sentences).read();
    }

    private Connection connect(DeployRequest request, Progress progress, Sentences sentences)
            throws DeployException, InterruptedException {
        try {
            return paths.connect(request.server().name(), request.paths(), progress);
        } catch (ConnectionException e) {
            throw sentences.refused(Kind.UNREACHABLE, e.getMessage(), e);
        }
    }

    private Transaction transaction(
            DeployRequest request,
            ReleaseContent content,
            Progress progress,
            Sentences sentences,
            Connection connection) {
        return new Transaction(request, content, progress, sentences, remote(request, connection), clock);
    }

    private Remote remote(DeployRequest request, Connection connection) {
        return new Remote(connection, () -> paths.connect(request.server().name(), request.paths(), Progress.SILENT));
    }
}
