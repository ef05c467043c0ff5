package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.HostPort;
import io.homeplane.inventory.model.ServerPath;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/** Finds the address that a path's name has: for this machine, at a name server of its own (split DNS), or for another server. */
final class NameLookup {
    private static final int DNS_PORT = 53;
    /** What {@code getent} returns for a name that does not exist, see getent(1). */
    private static final int NOT_FOUND = 2;

    private final ServerPath path;
    private final DialFailures failures;

    NameLookup(ServerPath path, DialFailures failures) {
        this.path = path;
        this.failures = failures;
    }

    InetAddress resolve() throws ConnectionException {
        try {
            HostPort server = HostPort.parse(path.resolver(), DNS_PORT).orElse(null);
            return server == null || isNumeric()
                    ? InetAddress.getByName(path.address())
                    : new NameServer(server).lookUp(path.address());
        } catch (UnknownHostException unknown) {
            throw failures.unresolved(unknown);
        }
    }

    /** Where the path ends, for a machine that looks its name up itself unless the path states a resolver. */
    Endpoint end() throws ConnectionException {
        return path.isSocket() || path.resolver().isEmpty()
                ? Endpoint.of(path)
                : new Endpoint.Tcp(resolve().getHostAddress(), path.port());
    }

    /** Looks it up as a server does; one whose system cannot tell is believed to know it. */
    void lookUpAt(Connection server, Duration bound) throws ConnectionException, InterruptedException {
        if (path.isSocket() || isNumeric()) {
            return;
        }
        CommandResult result = server.run("getent ahosts '" + path.address().replace("'", "'\\''") + "'", bound);
        if (result.exitCode() == NOT_FOUND) {
            throw failures.unresolvedAt(server.pathName(), null);
        }
    }

    private boolean isNumeric() {
        return path.address().contains(":") || path.address().matches("[0-9.]+");
    }
}
