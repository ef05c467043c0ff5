package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;
import java.io.IOException;
import java.time.Duration;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** One attempt to open an SSH connection, layer by layer; blocks, so it runs on a thread of its own. */
final class SshDial {
    private final ServerPath path;
    private final SshKeys keys;
    private final ConnectTimeouts timeouts;
    private final HostKeyCheck hostKey;
    private final LayerListener listener;
    private final DialFailures failures;
    private final WireDial wire;
    /** Null until there is something to listen to. */
    private volatile ListeningSocket socket;

    private volatile Layer awaited = Layer.DNS;

    SshDial(
            ServerPath path,
            SshKeys keys,
            ConnectTimeouts timeouts,
            HostKeyCheck hostKey,
            LayerListener listener,
            Connector hops) {
        this.path = path;
        this.keys = keys;
        this.timeouts = timeouts;
        this.hostKey = hostKey;
        this.listener = listener;
        this.wire = new WireDial(path, timeouts, hops, listener::passed);
        this.failures = wire.failures();
    }

    /** Opens it, or closes what it had opened and says at which layer it ended. */
    SSHClient open() throws ConnectionException, InterruptedException {
        boolean opened = false;
        try {
            socket = new ListeningSocket(wire.open(), wire::abandon, () -> pass(Layer.BANNER, Layer.HOST_KEY));
            awaited = Layer.BANNER;
            SSHClient client = handshake();
            login(client);
            socket.setSoTimeout(0);
            opened = true;
            return client;
        } catch (IOException lost) {
            throw failures.handshakeFailed(lost);
        } finally {
            if (!opened) {
                abandon();
            }
        }
    }

    /** The failure to report when the whole took too long, named by what was being waited for. */
    ConnectionException outOfTime() {
        return switch (awaited) {
            case DNS -> wire.outOfTime();
            case LOGIN -> failures.loginSilent(null);
            default -> failures.silent(socket.heardBanner(), null);
        };
    }

    /** Closes the socket, which ends whatever {@link #open} waits for. */
    void abandon() {
        wire.abandon();
    }

    ListeningSocket socket() {
        return socket;
    }

    private SSHClient handshake() throws ConnectionException {
        SSHClient client = new SSHClient(new SshAlgorithms());
        client.setSocketFactory(new ReadySocket(socket));
        client.setTimeout(millis(timeouts.handshake()));
        client.getTransport().setTimeoutMs(millis(timeouts.handshake()));
        client.addHostKeyVerifier(hostKey);
        try {
            client.connect(path.address(), Math.max(1, path.port()));
        } catch (IOException | SSHRuntimeException failed) {
            throw handshakeFailure(failed);
        }
        pass(Layer.HOST_KEY, Layer.LOGIN);
        return client;
    }

    private ConnectionException handshakeFailure(Exception failed) {
        if (hostKey.refused()) {
            return hostKey.refusal(failed);
        }
        if (hostKey.cannotBeChecked()) {
            return failures.ecdsaHostKey(failed);
        }
        boolean banner = socket.heardBanner();
        if (DialFailures.timedOut(failed)) {
            return failures.silent(banner, failed);
        }
        return banner ? failures.handshakeFailed(failed) : failures.notSsh(socket.firstLine(), failed);
    }

    private void login(SSHClient client) throws ConnectionException {
        LoginKey key = LoginKey.forPath(path, keys);
        client.getTransport().setTimeoutMs(millis(timeouts.login()));
        try {
            client.auth(key.user(), new AuthPublickey(key));
            pass(Layer.LOGIN, Layer.LOGIN);
        } catch (UserAuthException refused) {
            if (DialFailures.timedOut(refused)) {
                throw failures.loginSilent(refused);
            }
            throw failures.loginRefused(key, client.getUserAuth().getAllowedMethods(), refused);
        } catch (IOException | IllegalStateException lost) {
            throw failures.handshakeFailed(lost);
        }
    }

    private void pass(Layer passed, Layer next) {
        awaited = next;
        listener.passed(passed);
    }

    static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, duration.toMillis()));
    }
}
