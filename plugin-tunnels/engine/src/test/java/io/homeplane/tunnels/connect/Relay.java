package io.homeplane.tunnels.connect;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Copies between two connections until either ends. */
final class Relay {
    private Relay() {}

    /** An action of a test server, on a thread of its own. */
    interface Work {
        void run() throws IOException;
    }

    static void between(Socket one, Socket other) {
        inBackground(() -> copy(one.getInputStream(), other.getOutputStream(), one, other));
        inBackground(() -> copy(other.getInputStream(), one.getOutputStream(), one, other));
    }

    static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ended) {
                        // one side has gone, and the test looks at what the client saw
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void copy(InputStream from, OutputStream to, Closeable... ends) throws IOException {
        try {
            byte[] buffer = new byte[8192];
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count);
                to.flush();
            }
        } finally {
            for (Closeable end : ends) {
                end.close();
            }
        }
    }
}
