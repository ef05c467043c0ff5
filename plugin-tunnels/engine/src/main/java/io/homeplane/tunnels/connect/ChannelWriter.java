package io.homeplane.tunnels.connect;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.connection.channel.AbstractChannel;

/**
 * Writes to a channel, waiting for room here instead of inside sshj.
 *
 * <p>sshj waits for room holding a lock that its reader thread needs in order to close the channel: a command that ends
 * without reading its input would stall every other channel of the connection. So nothing is written that does not fit.
 */
final class ChannelWriter {
    private final AbstractChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();

    ChannelWriter(AbstractChannel channel) {
        this.channel = channel;
    }

    /** Sends all of it. */
    void write(byte[] bytes, int length) throws IOException, InterruptedException {
        OutputStream out = channel.getOutputStream();
        int sent = 0;
        while (sent < length) {
            int fits = (int) Math.min(awaitRoom(), channel.getRemoteMaxPacketSize());
            int next = Math.min(fits, length - sent);
            out.write(bytes, sent, next);
            out.flush();
            sent += next;
        }
    }

    /** Tells the other end that nothing more comes. */
    void end() throws IOException {
        channel.getOutputStream().close();
    }

    /** To be called for every message that the channel has handled. */
    void handled(Message message) {
        if (message == Message.CHANNEL_WINDOW_ADJUST || message == Message.CHANNEL_CLOSE) {
            wake();
        }
    }

    /** To be called when the channel has failed. */
    void wake() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long awaitRoom() throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (channel.isOpen() && channel.getRemoteWinSize() == 0) {
                news.await();
            }
        } finally {
            lock.unlock();
        }
        if (!channel.isOpen()) {
            throw new IOException("the other end takes no more");
        }
        return channel.getRemoteWinSize();
    }
}
