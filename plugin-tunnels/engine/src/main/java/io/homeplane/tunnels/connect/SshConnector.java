package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;
import java.util.function.Consumer;
import net.schmizz.sshj.SSHClient;

/** Opens SSH connections with pinned host keys and key logins, and the local "connection" for {@code via = "local"}. */
public final class SshConnector implements Connector {
    private final SshKeys keys;
    private final ConnectTimeouts timeouts;
    private final AcceptedHostKeys accepted;
    private final Consumer<String> notice;
    private final Hops hops = new Hops(this);

    /**
     * @param keys finds the key of a path's credential
     * @param notice hears a sentence that a person should read, such as the host key an {@code accept-new} path showed
     */
    public SshConnector(SshKeys keys, ConnectTimeouts timeouts, AcceptedHostKeys accepted, Consumer<String> notice) {
        this.keys = keys;
        this.timeouts = timeouts;
        this.accepted = accepted;
        this.notice = notice;
    }

    public SshConnector(SshKeys keys, ConnectTimeouts timeouts, Consumer<String> notice) {
        this(keys, timeouts, AcceptedHostKeys.OF_THIS_PROCESS, notice);
    }

    @Override
    public Connection connect(ServerPath path) throws ConnectionException, InterruptedException {
        return connect(path, hops);
    }

    @Override
    public Connection connect(ServerPath path, Connector others) throws ConnectionException, InterruptedException {
        return connect(path, timeouts, LayerListener.SILENT, others);
    }

    /** The same, with its own bounds, and telling which layers it passed. */
    public Connection connect(ServerPath path, ConnectTimeouts bounds, LayerListener listener)
            throws ConnectionException, InterruptedException {
        return connect(path, bounds, listener, hops);
    }

    /** Shares connections to the servers that paths lead through, as long as somebody uses them. */
    public Connector hops() {
        return hops;
    }

    private Connection connect(ServerPath path, ConnectTimeouts bounds, LayerListener listener, Connector others)
            throws ConnectionException, InterruptedException {
        if (path.via().equals("local")) {
            return new LocalConnection(path.name());
        }
        SshDial dial = new SshDial(path, keys, bounds, new HostKeyCheck(path, accepted, notice), listener, others);
        SSHClient client = new Attempt<>(path.name(), dial::open, dial::abandon, dial::outOfTime).await(bounds.total());
        return new SshConnection(path.name(), client, dial.socket(), bounds.keepAlive());
    }
}
