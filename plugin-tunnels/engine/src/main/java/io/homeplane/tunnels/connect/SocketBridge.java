package io.homeplane.tunnels.connect;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import net.schmizz.sshj.connection.Connection;

/** One client of a forwarded socket and its channel to the server, until both directions have ended. */
final class SocketBridge implements Closeable {
    private static final int BUFFER = 32 * 1024;

    private final SocketChannel client;
    private final Executor threads;
    private final Consumer<SocketBridge> ended;
    /** The client may be closed when the channel is, but not before what had arrived was handed over. */
    private final AtomicInteger untilClosed = new AtomicInteger(2);

    SocketBridge(SocketChannel client, Executor threads, Consumer<SocketBridge> ended) {
        this.client = client;
        this.threads = threads;
        this.ended = ended;
    }

    /** Serves the client to its end. */
    void run(Connection connection, String remoteSocket) {
        DirectChannel channel = new DirectChannel(connection, new Endpoint.Unix(remoteSocket), this::partEnded);
        try {
            channel.open();
            threads.execute(() -> sendToServer(channel));
            receiveFromServer(channel);
        } catch (IOException | RejectedExecutionException refused) {
            close(); // its user sees a closed connection, as from a socket nobody listens on
        }
    }

    private void sendToServer(DirectChannel channel) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (client.read(buffer) >= 0) {
                channel.writer().write(buffer.array(), buffer.position());
                buffer.clear();
            }
            channel.writer().end();
        } catch (IOException closed) {
            end(channel);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void receiveFromServer(DirectChannel channel) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = channel.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    client.write(bytes);
                }
            }
            client.shutdownOutput();
            partEnded();
        } catch (IOException closed) {
            close();
            end(channel);
        }
    }

    private static void end(DirectChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // It is gone, or its connection is.
        }
    }

    private void partEnded() {
        if (untilClosed.decrementAndGet() == 0) {
            close();
        }
    }

    @Override
    public void close() {
        ended.accept(this);
        try {
            client.close();
        } catch (IOException ignored) {
            // Nothing is left to do for it.
        }
    }
}
