package io.homeplane.tunnels.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Two streams that look like a connected socket, for SSH and TLS on top of them. It has no read timeout: whoever reads from it has a
 * bound of his own, and closes it then.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // a close waits for nobody
final class StreamSocket extends Socket {
    private final InputStream in;
    private final OutputStream out;
    private final Ending ending;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Ends both streams. */
    @FunctionalInterface
    interface Ending {
        void close() throws IOException;
    }

    StreamSocket(InputStream in, OutputStream out, Ending ending) throws SocketException {
        super(new NoSocket());
        this.in = in;
        this.out = out;
        this.ending = ending;
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return null;
    }

    @Override
    public void setSoTimeout(int milliseconds) {
        // See above.
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // Nothing is delayed.
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return Set.of();
    }

    @Override
    public void shutdownOutput() throws IOException {
        out.close();
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            ending.close();
        }
    }
}
