package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import net.schmizz.sshj.SSHClient;

/** Opens SSH connections with pinned host keys and key logins, and the local "connection" for {@code via = "local"}. */
public final class SshConnector implements Connector {
    private final SshKeys keys;
    private final ConnectTimeouts timeouts;
    private final AcceptedHostKeys accepted;
    private final Consumer<String> notice;

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
        return connect(path, timeouts, LayerListener.SILENT);
    }

    /** The same, with its own bounds, and telling which layers it passed. */
    public Connection connect(ServerPath path, ConnectTimeouts bounds, LayerListener listener)
            throws ConnectionException, InterruptedException {
        if (path.via().equals("local")) {
            return new LocalConnection(path.name());
        }
        SshDial dial = new SshDial(path, keys, bounds, new HostKeyCheck(path, accepted, notice), listener);
        SSHClient client = await(dial, path, bounds);
        return new SshConnection(path.name(), client, dial.socket(), bounds.keepAlive());
    }

    /**
     * Waits on a thread of its own, because neither a DNS look-up nor a blocked socket heeds an interrupt or a total bound;
     * closing the socket ends that thread.
     */
    private static SSHClient await(SshDial dial, ServerPath path, ConnectTimeouts bounds)
            throws ConnectionException, InterruptedException {
        FutureTask<SSHClient> task = new FutureTask<>(dial::open);
        Thread thread = new Thread(task, "homeplane-connect " + path.name());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(bounds.total().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            dial.abandon();
            throw dial.outOfTime();
        } catch (InterruptedException interrupted) {
            dial.abandon();
            throw interrupted;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectionException known) {
                throw known;
            }
            throw new IllegalStateException("connecting to " + path.name() + " broke", failed.getCause());
        }
    }
}
