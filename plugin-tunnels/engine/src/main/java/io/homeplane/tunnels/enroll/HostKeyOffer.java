package io.homeplane.tunnels.enroll;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.AcceptedHostKeys;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.HostKey;
import io.homeplane.tunnels.connect.SshConnector;
import java.util.Optional;

/** Asks a server for its host key and goes no further: nothing is logged in to, and nothing is trusted yet. */
public final class HostKeyOffer {
    private HostKeyOffer() {}

    /**
     * The key that the server at the end of a path shows.
     *
     * @param path with {@code accept-new} as its host key, and no jump
     * @throws ConnectionException when it could not be asked
     */
    public static HostKey of(ServerPath path, ConnectTimeouts timeouts)
            throws ConnectionException, InterruptedException {
        AcceptedHostKeys shown = new AcceptedHostKeys();
        SshConnector nobody = new SshConnector(credential -> Optional.empty(), timeouts, shown, notice -> {});
        try {
            nobody.connect(path).close();
        } catch (ConnectionException withoutAKey) {
            if (shown.of(path).isEmpty()) {
                throw withoutAKey;
            }
        }
        return shown.of(path).orElseThrow();
    }
}
