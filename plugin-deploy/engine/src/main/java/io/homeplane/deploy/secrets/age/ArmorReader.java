package io.homeplane.deploy.secrets.age;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The bytes of an armored age file, decoded strictly (C2SP age, "ASCII armor"); white space around it is allowed. */
final class ArmorReader extends InputStream {
    private static final int MOST_WHITE_SPACE = 1024;
    private static final int LONGEST_LINE = 2 * MOST_WHITE_SPACE;

    private final InputStream in;
    private byte[] line = new byte[0];
    private int position;
    private boolean started;
    private boolean ended;

    ArmorReader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return advance() ? line[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int copied = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, copied);
        position += copied;
        return copied;
    }

    private boolean advance() throws IOException {
        if (!started) {
            start();
        }
        if (position == line.length && !ended) {
            next();
        }
        return position < line.length;
    }

    private void start() throws IOException {
        started = true;
        int blanks = 0;
        String text = text();
        while (text.isBlank()) {
            blanks += text.length() + 1;
            if (blanks > MOST_WHITE_SPACE) {
                throw failure("has too much white space before its armor");
            }
            text = text();
        }
        if (!text.equals(AgeArmor.BEGIN)) {
            throw failure("has armor that does not begin as armor does");
        }
    }

    private void next() throws IOException {
        String text = text();
        position = 0;
        line = new byte[0];
        if (text.equals(AgeArmor.END)) {
            end();
            return;
        }
        if (text.isEmpty() || text.length() > AgeArmor.COLUMNS) {
            throw failure("has armor with a line that is empty or too long");
        }
        line = decode(text);
        if (line.length < AgeArmor.COLUMNS / 4 * 3) {
            if (!text().equals(AgeArmor.END)) {
                throw failure("has armor that does not end as armor does");
            }
            end();
        }
    }

    private void end() throws IOException {
        ended = true;
        byte[] rest = in.readNBytes(MOST_WHITE_SPACE);
        boolean blank = new String(rest, StandardCharsets.ISO_8859_1).isBlank();
        if (!blank || rest.length == MOST_WHITE_SPACE) {
            throw failure("goes on after its armor");
        }
    }

    private static byte[] decode(String text) throws AgeFailure {
        try {
            byte[] decoded = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(decoded).equals(text)) {
                return decoded;
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below; its message would quote the text.
        }
        throw failure("has armor that is not in canonical base64");
    }

    /** A line without its end, which is LF or CR LF. */
    private String text() throws IOException {
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            throw failure("has armor that ends too early");
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            found.write(next);
            if (found.size() > LONGEST_LINE) {
                throw failure("has armor with a line that is too long");
            }
        }
        String text = found.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static AgeFailure failure(String what) {
        return new AgeFailure(AgeFailure.Reason.ARMOR, what);
    }
}
