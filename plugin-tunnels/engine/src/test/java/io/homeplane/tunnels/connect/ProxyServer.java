package io.homeplane.tunnels.connect;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on a free loopback port that speaks SOCKS5 (RFC 1928) or CONNECT, and knows one name of its own: {@code behind.proxy}. */
final class ProxyServer implements Closeable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private ProxyServer() throws IOException {}

    static ProxyServer socks() throws IOException {
        ProxyServer proxy = new ProxyServer();
        Relay.inBackground(() -> proxy.accept(proxy::serveSocks));
        return proxy;
    }

    static ProxyServer http() throws IOException {
        ProxyServer proxy = new ProxyServer();
        Relay.inBackground(() -> proxy.accept(proxy::serveHttp));
        return proxy;
    }

    int port() {
        return server.getLocalPort();
    }

    /** The {@code host:port} of every request. */
    List<String> asked() {
        return asked;
    }

    private interface Service {
        void serve(Socket client) throws IOException;
    }

    private void accept(Service service) throws IOException {
        while (true) {
            Socket client = server.accept();
            Relay.inBackground(() -> service.serve(client));
        }
    }

    private void serveSocks(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.skipBytes(1);
        in.skipBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 0});
        in.skipBytes(3);
        String host = in.readUnsignedByte() == 3
                ? new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII)
                : InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
        Socket target = open(host, in.readUnsignedShort());
        out.write(new byte[] {5, (byte) (target == null ? 4 : 0), 0, 1, 0, 0, 0, 0, 0, 0});
        relay(client, target);
    }

    private void serveHttp(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        String[] end = head.toString().split(" ", 3)[1].split(":", 2);
        Socket target = open(end[0], Integer.parseInt(end[1]));
        String answer = target == null ? "HTTP/1.1 502 Bad Gateway\r\n\r\n" : "HTTP/1.1 200 OK\r\nVia: test\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        relay(client, target);
    }

    /** Null when it cannot be reached. */
    private Socket open(String host, int port) {
        asked.add(host + ":" + port);
        try {
            return new Socket(host.equals("behind.proxy") ? "127.0.0.1" : host, port);
        } catch (IOException unreachable) {
            return null;
        }
    }

    private static void relay(Socket client, Socket target) throws IOException {
        if (target == null) {
            client.close();
        } else {
            Relay.between(client, target);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
