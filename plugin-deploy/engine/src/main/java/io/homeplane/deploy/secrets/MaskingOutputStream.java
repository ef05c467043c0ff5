package io.homeplane.deploy.secrets;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes with secrets replaced; overlapping secrets become one replacement, so that no end of one shows. */
final class MaskingOutputStream extends FilterOutputStream {
    private static final byte[] REPLACEMENT = SecretMask.REPLACEMENT.getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 8192;

    private final SecretPatterns patterns;
    private byte[] held = new byte[CHUNK];
    private int length;
    private boolean closed;

    MaskingOutputStream(OutputStream out, SecretPatterns patterns) {
        super(out);
        this.patterns = patterns;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
        for (int done = 0; done < count; done += CHUNK) {
            int part = Math.min(CHUNK, count - done);
            if (length + part > held.length) {
                held = grown(length + part);
            }
            System.arraycopy(bytes, offset + done, held, length, part);
            length += part;
            pass(false);
        }
    }

    /** Flushes what is decided; the beginning of a possible secret stays held. */
    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            pass(true);
            out.flush();
        } finally {
            Arrays.fill(held, (byte) 0);
            out.close();
        }
    }

    private void pass(boolean last) throws IOException {
        int written = 0;
        int index = 0;
        while (index < length) {
            int found = patterns.longestAt(held, index, length, last);
            if (found == 0) {
                index++;
                continue;
            }
            int end = found == SecretPatterns.UNDECIDED ? found : endOfOverlapping(index, index + found, last);
            if (end == SecretPatterns.UNDECIDED) {
                break;
            }
            out.write(held, written, index - written);
            out.write(REPLACEMENT);
            index = end;
            written = end;
        }
        out.write(held, written, index - written);
        System.arraycopy(held, index, held, 0, length - index);
        Arrays.fill(held, length - index, length, (byte) 0);
        length -= index;
    }

    private int endOfOverlapping(int start, int firstEnd, boolean last) {
        int end = firstEnd;
        for (int index = start + 1; index < end; index++) {
            int found = patterns.longestAt(held, index, length, last);
            if (found == SecretPatterns.UNDECIDED) {
                return found;
            }
            end = Math.max(end, index + found);
        }
        return end;
    }

    private byte[] grown(int needed) {
        byte[] larger = Arrays.copyOf(held, Math.max(needed, held.length * 2));
        Arrays.fill(held, (byte) 0);
        return larger;
    }
}
