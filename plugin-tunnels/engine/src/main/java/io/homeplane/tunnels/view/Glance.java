package io.homeplane.tunnels.view;

import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one look at a tunnel may use of the machine that it is asked on; closed when the look is over or takes too long. */
final class Glance implements Closeable {
    private final Connection machine;
    private final long deadline;
    /** Guarded by itself. */
    private final List<Closeable> opened = new ArrayList<>();

    private boolean closed;

    /** @param deadline of {@link System#nanoTime} */
    Glance(Connection machine, long deadline) {
        this.machine = machine;
        this.deadline = deadline;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    String run(String command) throws IOException, ConnectionException, InterruptedException {
        CommandResult result = machine.run(command, left());
        if (!result.succeeded()) {
            String first = result.stderr().lines().findFirst().orElse("exit code " + result.exitCode());
            throw new IOException(first);
        }
        return result.stdout();
    }

    Socket open(Endpoint end) throws IOException, InterruptedException {
        Socket socket = machine.open(end);
        synchronized (opened) {
            if (!closed) {
                opened.add(socket);
                return socket;
            }
        }
        socket.close();
        throw new IOException("the time is over");
    }

    @Override
    public void close() throws IOException {
        List<Closeable> last;
        synchronized (opened) {
            closed = true;
            last = List.copyOf(opened);
            opened.clear();
        }
        for (Closeable each : last) {
            each.close();
        }
    }
}
