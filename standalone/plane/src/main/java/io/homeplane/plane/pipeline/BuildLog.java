package io.homeplane.plane.pipeline;

import hudson.model.TaskListener;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The log of a build: whole lines, from several threads, to one stream. */
public final class BuildLog implements Closeable {
    private final OutputStream out;

    /** @param out gets every line; it is not closed before {@link #close()} */
    public BuildLog(OutputStream out) {
        this.out = out;
    }

    /** Says what the pipeline does, in Jenkins's way. */
    public void pipeline(String text) {
        line("[Pipeline] " + text);
    }

    /** Writes one line. */
    public void line(String text) {
        write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void write(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException("the build's log cannot be written: " + broken.getMessage(), broken);
        }
    }

    /** A listener for one step, whose lines go through a filter before they are written. */
    TaskListener listener(Decoration decoration) throws IOException, InterruptedException {
        PrintStream stream = stream(decoration);
        return () -> stream;
    }

    private PrintStream stream(Decoration decoration) throws IOException, InterruptedException {
        return new PrintStream(new WholeLines(decoration.around(new WholeLines(raw()))), true, StandardCharsets.UTF_8);
    }

    /** Writes into the log as it is; closing it does not close the log. */
    private OutputStream raw() {
        return new FilterOutputStream(OutputStream.nullOutputStream()) {
            @Override
            public void write(int b) {
                BuildLog.this.write(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                BuildLog.this.write(java.util.Arrays.copyOfRange(bytes, offset, offset + length));
            }
        };
    }

    /** What is put around a stream, such as masks. */
    @FunctionalInterface
    interface Decoration {
        OutputStream around(OutputStream stream) throws IOException, InterruptedException;
    }

    /** Hands on whole lines in one write each, so that lines of parallel branches do not mix. */
    private static final class WholeLines extends hudson.console.LineTransformationOutputStream.Delegating {
        WholeLines(OutputStream out) {
            super(out);
        }

        @Override
        protected void eol(byte[] bytes, int length) throws IOException {
            out.write(bytes, 0, length);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
