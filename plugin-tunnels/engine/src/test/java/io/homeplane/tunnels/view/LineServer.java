package io.homeplane.tunnels.view;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A server on a free loopback port that answers each line it gets, and may greet first. */
final class LineServer implements Closeable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    /** @param answer to a line; null closes the connection */
    LineServer(String greeting, UnaryOperator<String> answer) throws IOException {
        Thread thread = new Thread(() -> serve(greeting, answer), "line-server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void serve(String greeting, UnaryOperator<String> answer) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                write(client, greeting);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String said = answer.apply(line);
                    if (said == null) {
                        break;
                    }
                    write(client, said);
                }
            } catch (IOException gone) {
                // the client has what it wanted, or the test is over
            }
        }
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
