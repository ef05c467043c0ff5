package io.homeplane.tunnels.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;

/**
 * What a {@link java.net.Socket} is made of that only looks like one. Without it the JDK would open a socket of the system's as soon as
 * somebody asks for a port or an option, and nobody would close it.
 */
final class NoSocket extends SocketImpl {
    @Override
    protected void create(boolean stream) {
        // There is nothing to open.
    }

    @Override
    protected void connect(String host, int port) throws IOException {
        throw unsupported();
    }

    @Override
    protected void connect(InetAddress address, int port) throws IOException {
        throw unsupported();
    }

    @Override
    protected void connect(SocketAddress address, int timeout) throws IOException {
        throw unsupported();
    }

    @Override
    protected void bind(InetAddress host, int port) throws IOException {
        throw unsupported();
    }

    @Override
    protected void listen(int backlog) throws IOException {
        throw unsupported();
    }

    @Override
    protected void accept(SocketImpl socket) throws IOException {
        throw unsupported();
    }

    @Override
    protected InputStream getInputStream() throws IOException {
        throw unsupported();
    }

    @Override
    protected OutputStream getOutputStream() throws IOException {
        throw unsupported();
    }

    @Override
    protected int available() {
        return 0;
    }

    @Override
    protected void close() {
        // There is nothing to close.
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw unsupported();
    }

    @Override
    public void setOption(int option, Object value) {
        // It has none.
    }

    @Override
    public Object getOption(int option) throws SocketException {
        throw unsupported();
    }

    private static SocketException unsupported() {
        return new SocketException("this connection has no socket of its own");
    }
}
