package io.homeplane.tunnels.connect;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One request of HTTP/1.1 (RFC 9112) over a connection that is open already: a unix socket, or a stream through another server, which
 * the JDK's client cannot take.
 */
public final class PlainHttp {
    private static final int HEAD_LIMIT = 16 * 1024;
    /** A tailnet of a thousand machines is described in 2 MB. */
    private static final int BODY_LIMIT = 16 * 1024 * 1024;

    private PlainHttp() {}

    /** What was answered. */
    public record Answer(int status, String body) {}

    /**
     * Asks and reads the whole answer.
     *
     * @param method such as GET
     * @param host for the Host header
     * @param target path and query
     */
    public static Answer ask(Socket socket, String method, String host, String target) throws IOException {
        int status = status(send(socket, method, host, target));
        return new Answer(status, body(socket.getInputStream()));
    }

    /** Asks and reads no more than the status. */
    static int statusOf(Socket socket, String host, String target) throws IOException {
        return status(send(socket, "GET", host, target));
    }

    private static String send(Socket socket, String method, String host, String target) throws IOException {
        String request = method + " " + target + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: Homeplane\r\nAccept: */*\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        if (!request.chars().allMatch(each -> each < 127)) {
            throw new IOException("a request has letters that HTTP does not take");
        }
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return line(socket.getInputStream());
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-9][0-9][0-9].*")) {
            String said = line.replaceAll("[^\\x20-\\x7e]", "?");
            throw new IOException(
                    said.isEmpty()
                            ? "it closed the connection without an answer"
                            : "it does not speak HTTP but said \"" + said.substring(0, Math.min(80, said.length()))
                                    + "\"");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static String body(InputStream in) throws IOException {
        int length = BODY_LIMIT;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT).replace(" ", "");
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
            if (lower.matches("content-length:[0-9]{1,9}")) {
                length = Integer.parseInt(lower.substring("content-length:".length()));
            }
        }
        byte[] bytes = chunked ? chunks(in) : in.readNBytes(Math.min(length, BODY_LIMIT));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in).split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,7}")) {
                throw new IOException("a chunk of the answer has no size");
            }
            byte[] chunk = in.readNBytes(Integer.parseInt(size, 16));
            if (chunk.length == 0) {
                return body.toByteArray();
            }
            body.writeBytes(chunk);
            if (body.size() > BODY_LIMIT) {
                throw new IOException("the answer is longer than " + BODY_LIMIT + " bytes");
            }
            line(in);
        }
    }

    /** Without its end; what ended before it is an empty one. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.length() > 0) {
                    throw new EOFException("the answer broke off");
                }
                break;
            }
            if (line.length() >= HEAD_LIMIT) {
                throw new IOException("the answer has a line of more than " + HEAD_LIMIT + " bytes");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
