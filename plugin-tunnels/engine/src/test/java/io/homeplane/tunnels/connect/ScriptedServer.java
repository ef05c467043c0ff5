package io.homeplane.tunnels.connect;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server on a free loopback port that says one thing to each client, and nothing that SSH expects. */
public final class ScriptedServer implements Closeable {
    private final ServerSocket server;
    private final List<Closeable> toClose = new ArrayList<>();

    private ScriptedServer(ServerSocket server) {
        this.server = server;
    }

    /** Accepts connections and never says or reads a thing. */
    public static ScriptedServer silent() throws IOException {
        return new ScriptedServer(listen(50));
    }

    /** Says this to each client, then closes it or keeps it open without another word. */
    public static ScriptedServer saying(String words, boolean thenCloses) throws IOException {
        ScriptedServer scripted = new ScriptedServer(listen(50));
        Thread thread = new Thread(() -> scripted.serve(words, thenCloses), "scripted-server");
        thread.setDaemon(true);
        thread.start();
        return scripted;
    }

    /** Has a full backlog, so that a new connection is neither accepted nor refused. */
    public static ScriptedServer unaccepting() throws IOException {
        ScriptedServer scripted = new ScriptedServer(listen(1));
        for (int i = 0; i < 16; i++) {
            SocketChannel client = SocketChannel.open();
            client.configureBlocking(false);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), scripted.port()));
            scripted.toClose.add(client);
        }
        return scripted;
    }

    /** A port of the loopback interface that nothing listens on. */
    public static int closedPort() throws IOException {
        try (ServerSocket socket = listen(1)) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    private static ServerSocket listen(int backlog) throws IOException {
        return new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
    }

    private void serve(String words, boolean thenCloses) {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                client.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
                client.getOutputStream().flush();
                if (thenCloses) {
                    client.shutdownOutput(); // a full close could reset the connection before the words are read
                }
                toClose.add(client);
            }
        } catch (IOException closed) {
            // the test has ended
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Closeable each : List.copyOf(toClose)) {
            each.close();
        }
    }
}
