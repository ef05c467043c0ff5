package io.homeplane.tunnels.connect;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;

/**
 * Asks a quiet connection whether it lives, and drops it after three unanswered questions.
 *
 * <p>sshj has one of its own, but it asks on the thread that should notice, and hangs with a connection whose send buffer is full.
 */
final class KeepAlive implements Closeable {
    private static final int UNANSWERED_LIMIT = 3;

    private final Connection connection;
    private final Duration interval;
    private final Runnable drop;
    private final ExecutorService threads;
    private final Thread thread;

    KeepAlive(Connection connection, Duration interval, Runnable drop, ExecutorService threads) {
        this.connection = connection;
        this.interval = interval;
        this.drop = drop;
        this.threads = threads;
        this.thread = new Thread(this::watch, "homeplane-ssh-keepalive");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        int unanswered = 0;
        Future<Promise<SSHPacket, net.schmizz.sshj.connection.ConnectionException>> question = null;
        try {
            while (connection.getTransport().isRunning() && unanswered < UNANSWERED_LIMIT) {
                Thread.sleep(interval.toMillis());
                if (question == null || answered(question)) {
                    unanswered = 0;
                    question = threads.submit(
                            () -> connection.sendGlobalRequest("keepalive@openssh.com", true, new byte[0]));
                } else {
                    unanswered++;
                }
            }
            drop.run();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.RejectedExecutionException closed) {
            // The connection was closed between two questions.
        }
    }

    /** Any answer will do; OpenSSH's is a refusal. */
    private static boolean answered(
            Future<Promise<SSHPacket, net.schmizz.sshj.connection.ConnectionException>> question)
            throws InterruptedException {
        try {
            return question.isDone() && question.get().isFulfilled();
        } catch (java.util.concurrent.ExecutionException notSent) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
