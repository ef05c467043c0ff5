package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.PathProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Connects through a SOCKS5 proxy, which the JDK speaks, or through one of HTTP; the proxy looks names up. */
final class ProxyDial {
    /** No proxy's answer to CONNECT is longer. */
    private static final int ANSWER_LIMIT = 8192;

    private final PathProxy proxy;
    private final int timeout;
    private final Socket socket;

    /** The proxy itself cannot be reached. */
    static final class ProxyDown extends IOException {
        private static final long serialVersionUID = 1L;

        ProxyDown(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    ProxyDial(PathProxy proxy, Duration timeout) {
        this.proxy = proxy;
        this.timeout = SshDial.millis(timeout);
        this.socket = proxy.kind() == PathProxy.Kind.HTTP
                ? new Socket(Proxy.NO_PROXY)
                : new Socket(new Proxy(Proxy.Type.SOCKS, address()));
    }

    Socket socket() {
        return socket;
    }

    /** @throws ProxyDown when the proxy does not take connections; otherwise what it said */
    void connect(Endpoint.Tcp end) throws IOException {
        if (proxy.kind() == PathProxy.Kind.HTTP) {
            toProxy();
            connectByHttp(end);
        } else {
            connectBySocks(end);
        }
        socket.setTcpNoDelay(true);
    }

    private void connectBySocks(Endpoint.Tcp end) throws IOException {
        try {
            socket.connect(InetSocketAddress.createUnresolved(end.host(), end.port()), timeout);
        } catch (IOException failed) {
            // The JDK says "SOCKS" where the proxy spoke.
            throw String.valueOf(failed.getMessage()).contains("SOCKS") ? failed : new ProxyDown(failed);
        }
    }

    private void toProxy() throws ProxyDown {
        try {
            socket.connect(address(), timeout);
        } catch (IOException failed) {
            throw new ProxyDown(failed);
        }
    }

    private void connectByHttp(Endpoint.Tcp end) throws IOException {
        socket.setSoTimeout(timeout);
        String host = end.host().contains(":") ? "[" + end.host() + "]" : end.host();
        String request =
                "CONNECT " + host + ":" + end.port() + " HTTP/1.1\r\nHost: " + host + ":" + end.port() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = head(socket.getInputStream());
        if (!answer.matches("(?s)HTTP/1\\.[01] 2[0-9][0-9].*")) {
            String line = answer.lines().findFirst().orElse("").replaceAll("[^\\x20-\\x7e]", "?");
            throw new IOException(line.isEmpty() ? "it closed the connection" : "it answered \"" + line + "\"");
        }
        socket.setSoTimeout(0);
    }

    /** Byte by byte, as what follows the empty line is not the proxy's. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && head.size() < ANSWER_LIMIT; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(proxy.address().host(), proxy.address().port());
    }
}
