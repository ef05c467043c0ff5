package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Compares the key a server shows with the one its path pins, and keeps both for the message. */
final class HostKeyCheck implements HostKeyVerifier {
    private final ServerPath path;
    private final AcceptedHostKeys accepted;
    private final Consumer<String> notice;
    private final Optional<HostKey> expected;
    private volatile HostKey shown;
    private volatile boolean passed;

    HostKeyCheck(ServerPath path, AcceptedHostKeys accepted, Consumer<String> notice) {
        this.path = path;
        this.accepted = accepted;
        this.notice = notice;
        this.expected = acceptsNew() ? accepted.find(endpoint()) : HostKey.parse(path.hostKey());
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        shown = HostKey.of(key);
        passed = expected.isPresent() ? expected.get().equals(shown) : acceptsNew() && acceptFirst();
        return passed;
    }

    private boolean acceptFirst() {
        boolean first = accepted.remember(endpoint(), shown).equals(shown);
        if (first) {
            notice.accept(path.name() + " shows a new host key, accepted because its path says accept-new; to pin it,"
                    + " add host_key = \"" + shown.line() + "\" (" + shown.fingerprint() + ")");
        }
        return first;
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return expected.map(HostKey::signatureAlgorithms).orElse(List.of());
    }

    /** True when the server showed a key and it was refused. */
    boolean refused() {
        return shown != null && !passed;
    }

    /** True when the path pins a kind of key that this Java cannot check. */
    boolean cannotBeChecked() {
        return expected.filter(key -> key.type().startsWith("ecdsa-")).isPresent()
                && !SshAlgorithms.checksEcdsaHostKeys();
    }

    /** Why the key was refused. */
    ConnectionException refusal(Throwable cause) {
        if (expected.isPresent()) {
            return refusal(
                    ConnectionException.Reason.HOST_KEY_DIFFERS,
                    "it shows the host key " + shown + ", but its path pins " + expected.get()
                            + "; either another machine answers there or its key was renewed, so compare it on the"
                            + " server's own console before changing host_key",
                    cause);
        }
        String why = path.hostKey().isEmpty() ? "its path pins no host key" : "its host_key is not \"type base64\"";
        return refusal(
                ConnectionException.Reason.HOST_KEY_NOT_PINNED,
                why + "; verify the fingerprint " + shown.fingerprint() + " on the server's own console, then add "
                        + keyName() + " = \"" + shown.line() + "\" to the path",
                cause);
    }

    private ConnectionException refusal(ConnectionException.Reason reason, String why, Throwable cause) {
        String message = "Cannot reach " + path.name() + " at " + endpoint() + ": " + why + ".";
        return new ConnectionException(reason, message, cause);
    }

    /** A machine that is only jumped over has no path of its own. */
    private String keyName() {
        return path.server().isEmpty() ? "jump_host_key" : "host_key";
    }

    private boolean acceptsNew() {
        return path.hostKey().equals(HostKey.ACCEPT_NEW);
    }

    private String endpoint() {
        String over = path.through().isEmpty() ? "" : path.through().get(0).endpoint() + " > ";
        return over + path.endpoint();
    }
}
