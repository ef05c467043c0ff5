package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.HostPort;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One name server, asked over UDP as split DNS would, whatever this machine's resolver is. The JDK's own client (JNDI) follows URLs
 * that stand where a name should.
 */
final class NameServer {
    private static final int TRIES = 3;
    private static final int MILLISECONDS_FOR_EACH = 1000;
    /** RFC 1035 section 4.2.1: without EDNS an answer is no longer. */
    private static final int LONGEST = 512;

    private final HostPort server;

    NameServer(HostPort server) {
        this.server = server;
    }

    /** @throws UnknownHostException when the server has no address for the name, or does not answer; its message says which */
    InetAddress lookUp(String name) throws UnknownHostException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(server.host()), server.port()));
            socket.setSoTimeout(MILLISECONDS_FOR_EACH);
            Optional<InetAddress> address = ask(socket, new DnsQuestion(name, DnsQuestion.A));
            return (address.isPresent() ? address : ask(socket, new DnsQuestion(name, DnsQuestion.AAAA)))
                    .orElseThrow(() -> new UnknownHostException("the name server " + server + " does not know it"));
        } catch (SocketTimeoutException | PortUnreachableException silent) {
            throw unknown("the name server " + server + " did not answer", silent);
        } catch (UnknownHostException known) {
            throw known;
        } catch (IOException | BufferUnderflowException | IllegalArgumentException failed) {
            throw unknown("the name server " + server + " could not be asked: " + failed.getMessage(), failed);
        }
    }

    private static Optional<InetAddress> ask(DatagramSocket socket, DnsQuestion question) throws IOException {
        byte[] query = question.bytes();
        for (int left = TRIES; ; left--) {
            socket.send(new DatagramPacket(query, query.length));
            try {
                return answer(socket, question);
            } catch (SocketTimeoutException lost) {
                if (left == 1) {
                    throw lost;
                }
            }
        }
    }

    private static Optional<InetAddress> answer(DatagramSocket socket, DnsQuestion question) throws IOException {
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
            socket.receive(packet);
            ByteBuffer answer = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
            if (question.isAnsweredBy(answer)) {
                return question.address(answer);
            }
        }
    }

    private static UnknownHostException unknown(String message, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(message);
        unknown.initCause(cause);
        return unknown;
    }
}
