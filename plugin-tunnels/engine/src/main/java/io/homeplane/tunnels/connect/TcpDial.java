package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/** The first two layers of every path: its name gets an address, and something accepts a connection there. */
final class TcpDial {
    private final ServerPath path;
    private final ConnectTimeouts timeouts;
    private final DialFailures failures;

    TcpDial(ServerPath path, ConnectTimeouts timeouts, DialFailures failures) {
        this.path = path;
        this.timeouts = timeouts;
        this.failures = failures;
    }

    InetAddress resolve() throws ConnectionException {
        if (path.address().isEmpty()) {
            throw failures.withoutAddress();
        }
        try {
            return InetAddress.getByName(path.address());
        } catch (UnknownHostException unknown) {
            throw failures.unresolved(unknown);
        }
    }

    void connect(Socket socket, InetAddress address) throws ConnectionException {
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, path.port()), SshDial.millis(timeouts.connect()));
        } catch (IOException failed) {
            throw failures.unconnected(failed);
        }
    }
}
