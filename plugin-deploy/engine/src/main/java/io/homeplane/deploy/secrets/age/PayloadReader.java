package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** The payload of an age file: chunks of 64 KiB, each sealed with a counter, the last one marked (STREAM). */
final class PayloadReader {
    static final int CHUNK = 64 * 1024;
    static final int NONCE_LENGTH = 16;

    private static final int LAST_FLAG = Sealing.NONCE_LENGTH - 1;

    private final InputStream in;
    private final KeyBytes key;
    private final byte[] nonce = new byte[Sealing.NONCE_LENGTH];

    PayloadReader(InputStream in, KeyBytes key) {
        this.in = in;
        this.key = key;
    }

    /** Writes every chunk once it is known to be authentic; what was written before a failure is authentic but not whole. */
    void copyTo(OutputStream out) throws IOException {
        byte[] sealed = new byte[CHUNK + Sealing.TAG_LENGTH];
        boolean last = false;
        for (boolean first = true; !last; first = false) {
            int length = in.readNBytes(sealed, 0, sealed.length);
            byte[] plain = open(sealed, length);
            last = nonce[LAST_FLAG] == 1;
            if (last && plain.length == 0 && !first) {
                throw damaged("ends with an empty chunk");
            }
            out.write(plain);
            Arrays.fill(plain, (byte) 0);
            next(nonce);
        }
        if (in.read() >= 0) {
            throw damaged("goes on after its end");
        }
    }

    private byte[] open(byte[] sealed, int length) throws AgeFailure {
        Optional<byte[]> plain = Optional.empty();
        if (length == sealed.length) {
            plain = Sealing.open(key, nonce, sealed, length);
        }
        if (plain.isEmpty()) {
            nonce[LAST_FLAG] = 1;
            plain = Sealing.open(key, nonce, sealed, length);
        }
        return plain.orElseThrow(() -> damaged("has content that was changed or cut off"));
    }

    /** The counter is the first eleven bytes. */
    static void next(byte[] nonce) {
        for (int index = LAST_FLAG - 1; index >= 0; index--) {
            nonce[index]++;
            if (nonce[index] != 0) {
                return;
            }
        }
    }

    static void markLast(byte[] nonce) {
        nonce[LAST_FLAG] = 1;
    }

    private static AgeFailure damaged(String what) {
        return new AgeFailure(AgeFailure.Reason.PAYLOAD, what);
    }
}
