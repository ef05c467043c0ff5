package io.homeplane.tunnels.connect;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import net.schmizz.sshj.connection.Connection;

/** A local unix socket whose every client is bridged to a socket on the server; gone with its directory when closed. */
final class SocketForward implements Closeable {
    /** sockaddr_un.sun_path of Linux holds 108 bytes with its end; other systems hold fewer. */
    private static final int LONGEST_SOCKET_PATH = 100;

    private final Connection connection;
    private final String remoteSocket;
    private final Executor threads;
    private final Path directory;
    private final Path localSocket;
    private final ServerSocketChannel server;
    private final Set<SocketBridge> bridges = ConcurrentHashMap.newKeySet();

    SocketForward(Connection connection, String remoteSocket, Executor threads) throws IOException {
        this.connection = connection;
        this.remoteSocket = remoteSocket;
        this.threads = threads;
        this.directory = freshDirectory();
        this.localSocket = directory.resolve("s");
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(localSocket));
        threads.execute(this::acceptClients);
    }

    Path localSocket() {
        return localSocket;
    }

    private static Path freshDirectory() throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Path directory = Files.createTempDirectory("homeplane-", ownerOnly);
        if (directory.toString().length() + 2 <= LONGEST_SOCKET_PATH) {
            return directory;
        }
        Files.delete(directory);
        return Files.createTempDirectory(Path.of("/tmp"), "homeplane-", ownerOnly);
    }

    private void acceptClients() {
        while (server.isOpen()) {
            try {
                SocketBridge bridge = new SocketBridge(server.accept(), threads, bridges::remove);
                bridges.add(bridge);
                threads.execute(() -> bridge.run(connection, remoteSocket));
            } catch (IOException | RejectedExecutionException closed) {
                return; // the forward ends, and with it this thread
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            bridges.forEach(SocketBridge::close);
            Files.deleteIfExists(localSocket);
            Files.deleteIfExists(directory);
        } catch (IOException ignored) {
            // An empty directory in the temporary one is all that can be left.
        }
    }
}
