package io.homeplane.tunnels.connect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.OpenFailException;

/** Opens streams to what a server reaches, as channels of the SSH connection to it. */
final class PassedStream {
    private final String pathName;
    private final Connection connection;
    private final ExecutorService threads;

    PassedStream(String pathName, Connection connection, ExecutorService threads) {
        this.pathName = pathName;
        this.connection = connection;
        this.threads = threads;
    }

    /** @throws IOException of the kind that a connection from this machine would fail with */
    Socket open(Endpoint end) throws IOException, InterruptedException {
        DirectChannel channel = new DirectChannel(connection, end, () -> {});
        try {
            Future<?> opening = threads.submit(() -> {
                channel.open();
                return null;
            });
            try {
                opening.get();
            } catch (InterruptedException gone) {
                threads.execute(() -> closeOnceOpen(opening, channel));
                throw gone;
            }
        } catch (ExecutionException failed) {
            throw refusal(end, failed.getCause());
        } catch (RejectedExecutionException closed) {
            throw new IOException("the connection over " + pathName + " was closed", closed);
        }
        return new StreamSocket(new Reading(channel.getInputStream()), new Writing(channel), () -> end(channel));
    }

    private static void closeOnceOpen(Future<?> opening, DirectChannel channel) {
        try {
            opening.get();
            channel.close();
        } catch (ExecutionException | IOException neverOpened) {
            // Nothing is left of it.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns at once: the server answers a close only when it likes to. */
    private void end(DirectChannel channel) {
        ((ChannelInputStream) channel.getInputStream()).eof();
        channel.writer().wake();
        try {
            threads.execute(() -> {
                try {
                    channel.close();
                } catch (IOException gone) {
                    // So is the channel.
                }
            });
        } catch (RejectedExecutionException closed) {
            // The channel has ended with its connection.
        }
    }

    /** What sshd says is the system's own text; the same failures have the same types as on this machine. */
    private IOException refusal(Endpoint end, Throwable failed) {
        if (!(failed instanceof OpenFailException refused)) {
            return new IOException("the connection over " + pathName + " was lost", failed);
        }
        String said = String.valueOf(refused.getMessage());
        String text = said.toLowerCase(Locale.ROOT);
        if (refused.getReason() == OpenFailException.Reason.ADMINISTRATIVELY_PROHIBITED) {
            return new IOException("sshd at the end of " + pathName
                    + " forbids it, see AllowTcpForwarding and PermitOpen" + " in its configuration");
        }
        if (text.contains("name or service") || text.contains("resol") || text.contains("unknown host")) {
            return new UnknownHostException(end.toString());
        }
        if (text.contains("timed out")) {
            return new SocketTimeoutException(said);
        }
        if (text.contains("no route") || text.contains("unreachable")) {
            return new NoRouteToHostException(said);
        }
        return text.contains("refused") ? new ConnectException(said) : new IOException(said);
    }

    /** sshj waits for data even when none is wanted, which the JDK's readers ask for at their end. */
    private static final class Reading extends FilterInputStream {
        Reading(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return length == 0 ? 0 : in.read(bytes, offset, length);
        }
    }

    private static final class Writing extends OutputStream {
        private final DirectChannel channel;

        Writing(DirectChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            byte[] part = offset == 0 ? bytes : java.util.Arrays.copyOfRange(bytes, offset, offset + length);
            try {
                channel.writer().write(part, length);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                throw new IOException("the wait for the server was interrupted", closing);
            }
        }

        @Override
        public void close() throws IOException {
            channel.writer().end();
        }
    }
}
