package io.homeplane.tunnels.connect;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import jdk.net.ExtendedSocketOptions;

/** A connected socket that remembers the first bytes it was sent, so that a message can say what answered instead of SSH. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the wire sees to that, and a close waits for nobody
final class ListeningSocket extends Socket {
    /** RFC 4253 section 4.2 allows lines before the banner; a kilobyte of them is more than any server sends. */
    private static final int HEARD_LIMIT = 1024;

    private final Socket wire;
    private final Runnable ending;
    private final boolean acknowledgesNow;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Runnable bannerHeard;
    private InputStream listening;

    /**
     * @param ending closes the wire and what it leads through
     * @param bannerHeard runs once, when a whole SSH banner was received
     */
    ListeningSocket(Socket wire, Runnable ending, Runnable bannerHeard) throws SocketException {
        super(new NoSocket());
        this.wire = wire;
        this.ending = ending;
        this.bannerHeard = bannerHeard;
        this.acknowledgesNow = wire.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (listening == null) {
            listening = new Ear(wire.getInputStream());
        }
        return listening;
    }

    /** The first line that was received, printable and at most 80 characters long; empty when nothing came. */
    String firstLine() {
        String text;
        synchronized (heard) {
            text = heard.toString(StandardCharsets.ISO_8859_1);
        }
        String line = text.lines().findFirst().orElse("").replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() > 80 ? line.substring(0, 80) + ".." : line;
    }

    /** True when a whole SSH banner was received. */
    boolean heardBanner() {
        synchronized (heard) {
            String text = heard.toString(StandardCharsets.ISO_8859_1);
            return (text.startsWith("SSH-") || text.contains("\nSSH-")) && text.endsWith("\n");
        }
    }

    /**
     * Sends the acknowledgement that Linux would keep back for 40 ms: sshd holds its next small packet until it has it, which
     * would make every first command that much slower.
     */
    private void acknowledgeNow() throws IOException {
        if (acknowledgesNow && !wire.isClosed()) {
            wire.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return wire.getOutputStream();
    }

    @Override
    public void setSoTimeout(int milliseconds) throws SocketException {
        wire.setSoTimeout(milliseconds);
    }

    @Override
    public boolean isConnected() {
        return wire.isConnected();
    }

    @Override
    public boolean isClosed() {
        return wire.isClosed();
    }

    @Override
    public InetAddress getInetAddress() {
        return wire.getInetAddress();
    }

    @Override
    public void shutdownOutput() throws IOException {
        wire.shutdownOutput();
    }

    @Override
    public void close() {
        ending.run();
    }

    private final class Ear extends FilterInputStream {
        private volatile boolean done;

        Ear(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (!done && next >= 0) {
                note(next);
            }
            return next;
        }

        /** How sshj reads once it has the banner; what comes then is ciphertext. */
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            acknowledgeNow();
            return count;
        }

        private void note(int next) throws IOException {
            synchronized (heard) {
                if (heard.size() >= HEARD_LIMIT) {
                    throw new IOException("more than " + HEARD_LIMIT + " bytes came before an SSH banner");
                }
                heard.write(next);
            }
            if (next == '\n' && heardBanner()) {
                done = true;
                bannerHeard.run();
            }
        }
    }
}
