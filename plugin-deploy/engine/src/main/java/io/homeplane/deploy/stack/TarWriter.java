package io.homeplane.deploy.stack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Writes a tar of files in memory: POSIX ustar with GNU's long names, which every tar reads, BusyBox's too. */
final class TarWriter {
    private static final int BLOCK = 512;
    private static final int NAME = 100;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A file that only its owner may read. */
    void text(String name, String content) {
        file(name, 0600, content.getBytes(StandardCharsets.UTF_8));
    }

    void file(String name, int mode, byte[] content) {
        entry(name, mode, '0', content);
    }

    void directory(String name) {
        entry(name + "/", 0755, '5', new byte[0]);
    }

    /** The whole archive. */
    byte[] finish() {
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    private void entry(String name, int mode, char type, byte[] content) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > NAME) {
            entry("././@LongLink", 0, 'L', Arrays.copyOf(bytes, bytes.length + 1));
        }
        byte[] header = new byte[BLOCK];
        System.arraycopy(bytes, 0, header, 0, Math.min(bytes.length, NAME));
        octal(header, 100, 8, mode);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, content.length);
        octal(header, 136, 12, 0);
        header[156] = (byte) type;
        put(header, 257, "ustar");
        put(header, 263, "00");
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o", sum));
        header[154] = 0;
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static void octal(byte[] header, int offset, int width, long value) {
        put(header, offset, String.format(Locale.ROOT, "%0" + (width - 1) + "o", value));
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }
}
