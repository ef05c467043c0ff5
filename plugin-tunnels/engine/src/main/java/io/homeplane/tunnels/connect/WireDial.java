package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.PathProxy;
import io.homeplane.inventory.model.ServerPath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Opens what SSH, TLS or HTTP speak over: a TCP connection, straight or through a proxy, a unix socket, or a stream through another
 * server. Blocks, so it runs on a thread of its own.
 */
final class WireDial {
    private final ServerPath path;
    private final ConnectTimeouts timeouts;
    private final DialFailures failures;
    private final Connector hops;
    private final Consumer<Layer> passed;
    /** What {@link #abandon} closes, the last first; guarded by itself. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private boolean abandoned;
    private volatile Awaited awaited = Awaited.NAME;

    private enum Awaited {
        HOP,
        NAME,
        CONNECTION
    }

    /**
     * @param hops connects to the servers that the path leads through
     * @param passed hears of {@link Layer#DNS} and {@link Layer#TCP}
     */
    WireDial(ServerPath path, ConnectTimeouts timeouts, Connector hops, Consumer<Layer> passed) {
        this.path = path;
        this.timeouts = timeouts;
        this.failures = new DialFailures(path, timeouts);
        this.hops = hops;
        this.passed = passed;
    }

    DialFailures failures() {
        return failures;
    }

    /** Opens it; whoever is done with it calls {@link #abandon}. */
    Socket open() throws ConnectionException, InterruptedException {
        if (path.address().isEmpty()) {
            throw failures.withoutAddress();
        }
        if (!path.through().isEmpty()) {
            return throughHop();
        }
        NameLookup name = new NameLookup(path, failures);
        if (path.isSocket()) {
            pass(Layer.DNS);
            return connected(() -> keep(UnixSocket.open(((Endpoint.Unix) Endpoint.of(path)).path())));
        }
        if (path.proxy().isEmpty()) {
            var address = name.resolve();
            pass(Layer.DNS);
            return connected(() -> straight(new InetSocketAddress(address, path.port())));
        }
        Endpoint.Tcp end = (Endpoint.Tcp) name.end();
        pass(Layer.DNS); // unless a resolver is stated, the proxy looks it up
        return throughProxy(PathProxy.parse(path.proxy()).orElseThrow(failures::withoutAddress), end);
    }

    private Socket straight(InetSocketAddress address) throws IOException {
        Socket socket = keep(new Socket());
        socket.setTcpNoDelay(true);
        socket.connect(address, SshDial.millis(timeouts.connect()));
        return socket;
    }

    private Socket throughProxy(PathProxy proxy, Endpoint.Tcp end) throws ConnectionException {
        ProxyDial dial = new ProxyDial(proxy, timeouts.connect());
        try {
            keep(dial.socket());
            awaited = Awaited.CONNECTION;
            dial.connect(end);
            pass(Layer.TCP);
            return dial.socket();
        } catch (ProxyDial.ProxyDown down) {
            throw failures.proxyDown(proxy, down);
        } catch (IOException refused) {
            throw failures.refusedByProxy(proxy, refused);
        }
    }

    private Socket throughHop() throws ConnectionException, InterruptedException {
        awaited = Awaited.HOP;
        Connection hop = keep(hop());
        awaited = Awaited.NAME;
        NameLookup name = new NameLookup(path, failures);
        if (!path.from().isEmpty()) {
            name.lookUpAt(hop, timeouts.connect());
        }
        Endpoint end = name.end();
        pass(Layer.DNS);
        awaited = Awaited.CONNECTION;
        try {
            Socket stream = keep(hop.open(end));
            pass(Layer.TCP);
            return stream;
        } catch (UnknownHostException unknown) {
            throw failures.unresolvedAt(hop.pathName(), unknown);
        } catch (IOException failed) {
            throw failures.unconnected(failed);
        }
    }

    /** The first server in front that can be reached. */
    private Connection hop() throws ConnectionException, InterruptedException {
        ConnectionException first = null;
        for (ServerPath each : path.through()) {
            try {
                return hops.connect(each);
            } catch (ConnectionException failed) {
                first = first == null ? failed : first;
            }
        }
        throw failures.hopFailed(first);
    }

    private Socket connected(Opening opening) throws ConnectionException {
        awaited = Awaited.CONNECTION;
        try {
            Socket socket = opening.open();
            pass(Layer.TCP);
            return socket;
        } catch (IOException failed) {
            throw failures.unconnected(failed);
        }
    }

    private interface Opening {
        Socket open() throws IOException;
    }

    /** The failure to report when the whole took too long, named by what was being waited for. */
    ConnectionException outOfTime() {
        return switch (awaited) {
            case HOP -> failures.hopInTime();
            case NAME -> failures.unresolvedInTime();
            case CONNECTION -> failures.unconnectedInTime(null);
        };
    }

    /** Closes all that was opened, which ends whatever {@link #open} waits for. */
    void abandon() {
        while (true) {
            AutoCloseable next;
            synchronized (opened) {
                abandoned = true;
                next = opened.pollLast();
            }
            if (next == null) {
                return;
            }
            close(next);
        }
    }

    private <T extends AutoCloseable> T keep(T open) {
        synchronized (opened) {
            if (!abandoned) {
                opened.addLast(open);
                return open;
            }
        }
        close(open); // whoever waited has left
        return open;
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception ignored) {
            // It is to be gone, and it is.
        }
    }

    private void pass(Layer layer) {
        passed.accept(layer);
    }
}
