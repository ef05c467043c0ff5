package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.PathProxy;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeoutException;

/** The sentences for connections that do not open: what, where, why, and what to do. */
final class DialFailures {
    private final ServerPath path;
    private final ConnectTimeouts timeouts;

    DialFailures(ServerPath path, ConnectTimeouts timeouts) {
        this.path = path;
        this.timeouts = timeouts;
    }

    ConnectionException withoutAddress() {
        return failure(Reason.NO_PATH, "its path states no address; add address = \"..\" to it", null);
    }

    ConnectionException unresolved(Throwable cause) {
        String where = path.resolver().isEmpty() ? "here" : "(" + cause.getMessage() + ")";
        return failure(
                Reason.UNRESOLVED,
                "the name " + path.address() + " does not resolve " + where
                        + "; check its spelling, and the DNS of the tunnel",
                cause);
    }

    /** @param hop the path to the server that was asked */
    ConnectionException unresolvedAt(String hop, Throwable cause) {
        return failure(
                Reason.UNRESOLVED,
                "the name " + path.address() + " does not resolve on the server at the end of " + hop
                        + "; check its spelling, and the DNS of the tunnel there",
                cause);
    }

    ConnectionException hopFailed(ConnectionException cause) {
        return failure(Reason.HOP_FAILED, "it leads through another server: " + withoutDot(cause.getMessage()), cause);
    }

    ConnectionException hopInTime() {
        return failure(
                Reason.HOP_FAILED,
                "the server it leads through (" + path.through().get(0).name() + ") did not answer within "
                        + seconds(timeouts.total()) + "; check that one first",
                null);
    }

    ConnectionException proxyDown(PathProxy proxy, IOException cause) {
        return failure(
                Reason.PROXY_FAILED,
                "its " + proxy + " takes no connection (" + rootMessage(cause)
                        + "); start it (tailscaled with --socks5-server for Tailscale), or correct proxy in the path",
                cause);
    }

    ConnectionException refusedByProxy(PathProxy proxy, IOException cause) {
        if (timedOut(cause)) {
            return unconnectedInTime(cause);
        }
        return failure(
                Reason.UNREACHABLE,
                "its " + proxy + " gets no connection to it (" + rootMessage(cause)
                        + "); check that the tunnel is up on both ends",
                cause);
    }

    ConnectionException unresolvedInTime() {
        return failure(
                Reason.UNRESOLVED,
                "the name " + path.address() + " did not resolve within " + seconds(timeouts.connect())
                        + "; check the DNS servers of this machine",
                null);
    }

    ConnectionException unconnected(IOException cause) {
        String said = String.valueOf(cause.getMessage());
        if (cause instanceof SocketTimeoutException || said.contains("timed out")) {
            return unconnectedInTime(cause);
        }
        if (cause instanceof NoRouteToHostException || said.contains("unreachable")) {
            return failure(
                    Reason.UNREACHABLE,
                    "no route leads to " + path.address() + "; check that the tunnel is up on both ends",
                    cause);
        }
        if (said.contains("refused")) {
            return failure(
                    Reason.REFUSED,
                    "the connection was refused; check that the service runs there and listens on " + listensOn(),
                    cause);
        }
        if (path.isSocket()) {
            return failure(Reason.UNREACHABLE, "the socket takes no connection (" + said + "); check its path", cause);
        }
        return failure(Reason.UNREACHABLE, "the connection failed (" + said + "); check the tunnel", cause);
    }

    ConnectionException unconnectedInTime(Throwable cause) {
        return failure(
                Reason.TIMED_OUT,
                "nothing answered within " + seconds(timeouts.connect())
                        + "; check that the server is up, that the tunnel is, and that no firewall drops "
                        + listensOn(),
                cause);
    }

    ConnectionException silent(boolean afterBanner, Throwable cause) {
        String where =
                afterBanner ? "sent its SSH banner and then nothing" : "accepted the connection and said nothing";
        return failure(
                Reason.SILENT,
                "it " + where + " for " + seconds(timeouts.handshake())
                        + "; sshd there may hang, or the far end of a tunnel may be down",
                cause);
    }

    ConnectionException notSsh(String firstLine, Throwable cause) {
        String said = firstLine.isEmpty()
                ? "it closed the connection before saying anything"
                : "it does not speak SSH but said \"" + firstLine + "\"";
        return failure(
                Reason.NOT_SSH,
                said + "; check the port, and that sshd is not refusing new connections (MaxStartups)",
                cause);
    }

    ConnectionException ecdsaHostKey(Throwable cause) {
        return failure(
                Reason.HANDSHAKE_FAILED,
                "its path pins an ecdsa host key, which this Java cannot check; pin the server's ssh-ed25519 or ssh-rsa key"
                        + " instead (ssh-keyscan -t ed25519,rsa " + path.address() + ")",
                cause);
    }

    ConnectionException handshakeFailed(Throwable cause) {
        return failure(
                Reason.HANDSHAKE_FAILED,
                "the SSH key exchange failed (" + rootMessage(cause)
                        + "); sshd there may be too old, or offer too little",
                cause);
    }

    ConnectionException loginRefused(LoginKey key, Collection<String> allowed, Throwable cause) {
        String methods = allowed.isEmpty() || allowed.contains("publickey")
                ? ""
                : ", and takes only " + String.join(", ", allowed);
        return failure(
                Reason.AUTHENTICATION_FAILED,
                "it refused user " + key.user() + " with the key " + key.publicLine() + methods
                        + "; add the key to that user's authorized_keys, or name another credential or user in the path",
                cause);
    }

    ConnectionException loginSilent(Throwable cause) {
        return failure(
                Reason.SILENT,
                "it did not answer the login within " + seconds(timeouts.login())
                        + "; sshd there may hang on DNS or PAM",
                cause);
    }

    ConnectionException tls(IOException cause) {
        if (timedOut(cause)) {
            return failure(Reason.SILENT, "it accepted the connection and did not answer TLS", cause);
        }
        return failure(
                Reason.TLS_FAILED,
                "TLS failed (" + rootMessage(cause) + "); check the certificate's name, date and issuer",
                cause);
    }

    ConnectionException nothingBehind(int status) {
        return failure(
                Reason.HTTP_FAILED,
                "a gateway answers " + status
                        + ", so what it stands before is not reached; check that service, and the far end"
                        + " of the tunnel",
                null);
    }

    ConnectionException http(IOException cause) {
        String why = timedOut(cause)
                ? "it accepted the connection and did not answer HTTP within " + seconds(timeouts.handshake())
                : rootMessage(cause);
        return failure(Reason.HTTP_FAILED, why + "; check the service and its port", cause);
    }

    private ConnectionException failure(Reason reason, String why, Throwable cause) {
        String where = path.address().isEmpty() ? "" : " at " + path.endpoint();
        return new ConnectionException(reason, "Cannot reach " + path.name() + where + ": " + why + ".", cause);
    }

    private String listensOn() {
        return path.isSocket() ? "that socket" : "port " + path.port();
    }

    private static String withoutDot(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    static boolean timedOut(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof TimeoutException || each instanceof InterruptedIOException) {
                return true;
            }
        }
        return false;
    }

    static String rootMessage(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
