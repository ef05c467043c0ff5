package io.homeplane.tunnels.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A unix socket of this machine. The streams of {@code java.nio.channels.Channels} would not do: in Java 17 a thread that waits to
 * read keeps another from writing.
 */
final class UnixSocket {
    private UnixSocket() {}

    /** Connects to a listening socket. */
    static Socket open(String path) throws IOException {
        return over(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    }

    static Socket over(SocketChannel channel) throws SocketException {
        return new StreamSocket(new Reading(channel), new Writing(channel), channel::close);
    }

    private static final class Reading extends InputStream {
        private final SocketChannel channel;

        Reading(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return length == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, offset, length));
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class Writing extends OutputStream {
        private final SocketChannel channel;

        Writing(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }

        @Override
        public void close() throws IOException {
            channel.shutdownOutput();
        }
    }
}
