package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.SshKeys.SshKey;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/** An SSH server in this process, on a free port of the loopback interface, that runs commands with {@code sh}. */
public final class EmbeddedSshd implements Closeable {
    static {
        // It would register BouncyCastle, and hide that the client does without.
        System.setProperty("org.apache.sshd.security.provider.BC.useNamed", "false");
    }

    public static final KeyPair HOST_KEY = rsa();
    public static final KeyPair LOGIN_KEY = rsa();

    private final SshServer server = SshServer.setUpDefaultServer();

    public EmbeddedSshd() throws IOException {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(HOST_KEY));
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals("root") && key.equals(LOGIN_KEY.getPublic()));
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.setCommandFactory((channel, command) -> new ShellCommand(command));
        server.start();
    }

    public SshServer server() {
        return server;
    }

    public ServerPath path() {
        return path(server.getPort(), HostKey.of(HOST_KEY.getPublic()).line());
    }

    /** What a path to another server would pin. */
    public static String otherHostKey() {
        return HostKey.of(LOGIN_KEY.getPublic()).line();
    }

    /** What a path to it pins. */
    public String hostKey() {
        return HostKey.of(HOST_KEY.getPublic()).line();
    }

    public ServerPath path(String hostKey) {
        return path(server.getPort(), hostKey);
    }

    /** A path to a port of the loopback interface. */
    public static ServerPath path(int port, String hostKey) {
        return path("127.0.0.1", port, hostKey, "ssh");
    }

    public static ServerPath path(String address, int port, String hostKey, String protocol) {
        return new ServerPath(
                Position.of("test.toml"), "", "web1", "lan", protocol, address, port, "root", "key", hostKey, 0, false);
    }

    /** Finds the key that this server lets in, whatever the credential's name. */
    public static SshKeys keys() {
        return credential -> Optional.of(new SshKey("", pem(LOGIN_KEY), ""));
    }

    public static String pem(KeyPair key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    public static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
