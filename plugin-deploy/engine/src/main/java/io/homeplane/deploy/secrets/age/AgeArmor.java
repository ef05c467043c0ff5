package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.CanonicalBase64;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The ASCII armor of age files: base64 in lines of 64 characters, the last one shorter or as long. */
public final class AgeArmor {
    static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
    static final String END = "-----END AGE ENCRYPTED FILE-----";
    static final int COLUMNS = 64;

    private AgeArmor() {}

    /**
     * This armor is exactly what age writes. Readers of age files are lenient about line ends and white space; SOPS writes
     * one form only, so anything else was changed.
     */
    public static boolean isCanonical(String armored) {
        String text = armored.endsWith("\n") ? armored.substring(0, armored.length() - 1) : armored;
        List<String> lines = List.of(text.split("\n", -1));
        int last = lines.size() - 1;
        if (last < 2 || !lines.get(0).equals(BEGIN) || !lines.get(last).equals(END)) {
            return false;
        }
        List<String> body = lines.subList(1, last);
        for (int index = 0; index < body.size(); index++) {
            int length = body.get(index).length();
            boolean full = index < body.size() - 1 ? length == COLUMNS : length > 0 && length <= COLUMNS;
            if (!full) {
                return false;
            }
        }
        try {
            CanonicalBase64.decode(String.join("", body));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What is written to it stands armored in {@code target} once it is closed; {@code target} stays open. */
    static OutputStream writer(OutputStream target) throws IOException {
        target.write((BEGIN + "\n").getBytes(StandardCharsets.US_ASCII));
        Base64.Encoder lines = Base64.getMimeEncoder(COLUMNS, new byte[] {'\n'});
        OutputStream encoder = lines.wrap(new StaysOpen(target));
        return new FilterOutputStream(encoder) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                encoder.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                encoder.close();
                target.write(("\n" + END + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        };
    }

    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
