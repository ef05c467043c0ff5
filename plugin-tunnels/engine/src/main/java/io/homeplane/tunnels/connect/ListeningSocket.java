package io.homeplane.tunnels.connect;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import jdk.net.ExtendedSocketOptions;

/** A socket that remembers the first bytes it was sent, so that a message can say what answered instead of SSH. */
final class ListeningSocket extends Socket {
    /** RFC 4253 section 4.2 allows lines before the banner; a kilobyte of them is more than any server sends. */
    private static final int HEARD_LIMIT = 1024;

    private static final boolean ACKNOWLEDGES_NOW = acknowledgesNow();

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Runnable bannerHeard;
    private InputStream listening;

    /** @param bannerHeard runs once, when a whole SSH banner was received */
    ListeningSocket(Runnable bannerHeard) {
        this.bannerHeard = bannerHeard;
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (listening == null) {
            listening = new Ear(super.getInputStream());
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
        if (ACKNOWLEDGES_NOW && !isClosed()) {
            setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
    }

    private static boolean acknowledgesNow() {
        try (Socket any = new Socket()) {
            return any.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
        } catch (IOException closing) {
            return false;
        }
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
