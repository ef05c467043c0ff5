package io.homeplane.deploy.stack;

import io.homeplane.deploy.progress.Progress;
import io.homeplane.tunnels.connect.Connector;
import java.time.Clock;

/**
 * Deploys one stack to one server as a transaction: lock, check, stage, pull, hand over, health, record (SPEC section 6).
 *
 * <p>Decisions are pure functions over values; this class puts their answers into effect over a {@link Connector}.
 */
public final class StackDeployer {
    private final Connector connector;
    private final SecretDecryption secrets;
    private final Clock clock;

    public StackDeployer(Connector connector, SecretDecryption secrets, Clock clock) {
        this.connector = connector;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Makes the server run the stack as its files state it, or changes nothing.
     *
     * @throws DeployException when the new release does not serve; its kind says what serves instead
     * @throws InterruptedException when the caller gives up; after the hand-over the server restores by itself
     */
    @SuppressWarnings("DoNotCallSuggester") // until its body lands
    public DeployResult deploy(DeployRequest request, Progress progress) throws DeployException, InterruptedException {
        throw new UnsupportedOperationException(connector + " " + secrets + " " + clock);
    }
}
