package io.homeplane.tunnels.connect;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A name server on a free UDP port of the loopback interface that knows {@code split.test} as 127.0.0.1, and no other name. */
public final class DnsServer implements Closeable {
    private static final int HEADER = 12;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final boolean silent;

    private DnsServer(boolean silent) throws IOException {
        this.silent = silent;
        Relay.inBackground(this::serve);
    }

    public static DnsServer answering() throws IOException {
        return new DnsServer(false);
    }

    public static DnsServer silent() throws IOException {
        return new DnsServer(true);
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() throws IOException {
        while (true) {
            DatagramPacket query = new DatagramPacket(new byte[512], 512);
            socket.receive(query);
            if (!silent) {
                byte[] answer = answer(Arrays.copyOf(query.getData(), query.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
            }
        }
    }

    /** RFC 1035 section 4.1, for a query with one question. */
    private static byte[] answer(byte[] query) throws IOException {
        int end = HEADER;
        while (query[end] != 0) {
            end += query[end] + 1;
        }
        int type = query[end + 2];
        String name = new String(query, HEADER, end - HEADER, StandardCharsets.ISO_8859_1);
        boolean known = name.endsWith("\5split\4test") && name.length() == 11;
        boolean answered = known && (type == 1 || type == (byte) 255);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(query, 0, 2);
        answer.write(
                new byte[] {(byte) 0x81, (byte) (known ? 0x80 : 0x83), 0, 1, 0, (byte) (answered ? 1 : 0), 0, 0, 0, 0});
        answer.write(query, HEADER, end + 5 - HEADER);
        if (answered) {
            answer.write(new byte[] {(byte) 0xc0, HEADER, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1});
        }
        return answer.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
